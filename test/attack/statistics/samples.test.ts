import fc from 'fast-check';
import { seeded } from '../../torture/seeded';
import { areaUnderCurve, bootstrapMean, mean, quantile, standardError, wilson } from './samples';

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

describe('samples', () => {
  // From the formula, by hand; the first is the rule of three's neighbour.
  it.each([
    [0, 1_000, 0, 0.003827],
    [10, 1_000, 0.005442, 0.0183],
    [50, 100, 0.403832, 0.596168],
    [0, 0, 0, 1],
  ])('%d of %d lies between %d and %d', (hits, of, low, high) => {
    expect(wilson(hits, of).low).toBeCloseTo(low, 4);
    expect(wilson(hits, of).high).toBeCloseTo(high, 4);
  });

  it('have bounds around what was seen, narrower with more of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (hits) => {
        const few = wilson(hits, 100);
        const many = wilson(hits * 10, 1_000);
        expect(few.low).toBeLessThanOrEqual(hits / 100 + 1e-12);
        expect(few.high).toBeGreaterThanOrEqual(hits / 100 - 1e-12);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('have quantiles among them, the median in the middle', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([1, 2], 0.5)).toBe(1.5);
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        expect(quantile(given, share)).toBeGreaterThanOrEqual(Math.min(...given));
        expect(quantile(given, share)).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });

  it('drawn again with one seed have the same bounds, nineteen times in twenty around the mean', () => {
    expect(bootstrapMean([1, 2, 3], seeded(7))).toEqual(bootstrapMean([1, 2, 3], seeded(7)));
    const next = seeded(11);
    const holds = Array.from({ length: 100 }, () => {
      const sample = Array.from({ length: 30 }, next);
      const { low, high } = bootstrapMean(sample, next, 100);
      return low <= 0.5 && 0.5 <= high;
    }).filter(Boolean).length;
    expect(holds).toBeGreaterThan(84);
    expect(standardError([0, 1])).toBeCloseTo(0.5, 12);
  });

  it('are told apart as often as every pair says', () => {
    fc.assert(
      fc.property(values, values, (those, others) => {
        const each = those.flatMap((a) => others.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        expect(areaUnderCurve(those, others)).toBeCloseTo(mean(each), 9);
        const turned = areaUnderCurve(others, those);
        expect(areaUnderCurve(those, others) + turned).toBeCloseTo(1, 9);
      }),
    );
  });
});
