import fc from 'fast-check';
import {
  chanceWithin,
  effectiveCrowd,
  entropyBits,
  excessBits,
  normalised,
  scoreBits,
} from './information';

const weights = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), {
  minLength: 1,
  maxLength: 50,
});

describe('what an attack knows, in bits', () => {
  it.each([
    [[1, 1, 1, 1], 2, 4],
    [[5, 0, 0, 0], 0, 1],
    [[1, 1, 0, 0], 1, 2],
    [[0, 0, 0, 0], 2, 4],
  ])('of the weights %j leaves %d bits and a crowd of %d', (given, bits, crowd) => {
    expect(entropyBits(normalised(given))).toBeCloseTo(bits, 12);
    expect(effectiveCrowd(normalised(given))).toBeCloseTo(crowd, 12);
  });

  it('sums to one, and leaves a crowd between one and everybody', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const posterior = normalised(given);
        expect(posterior.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        expect(effectiveCrowd(posterior)).toBeGreaterThan(1 - 1e-9);
        expect(effectiveCrowd(posterior)).toBeLessThan(given.length * (1 + 1e-9));
      }),
    );
  });

  it('is the entropy on average, for whoever believes what is true', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const posterior = normalised(given);
        const average = posterior.reduce(
          (sum, share, who) => sum + (share > 0 ? share * scoreBits(posterior, who) : 0),
          0,
        );
        expect(average).toBeCloseTo(entropyBits(posterior), 9);
      }),
    );
  });

  it('names exactly as many people as there are places', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 50 }), (given, places) => {
        const posterior = normalised(given);
        const named = [...posterior.keys()].map((who) => chanceWithin(posterior, who, places));
        const total = named.reduce((a, b) => a + b);
        expect(total).toBeCloseTo(Math.min(places, given.length), 6);
      }),
    );
  });

  it('exceeds an ideal by one bit where the crowd is half as large', () => {
    const all = normalised([1, 1, 1, 1]);
    const half = normalised([1, 1, 0, 0]);
    expect(excessBits(half, all, 0)).toBeCloseTo(1, 12);
    expect(excessBits(all, all, 3)).toBe(0);
    expect(excessBits(half, all, 3)).toBe(-Infinity);
  });
});
