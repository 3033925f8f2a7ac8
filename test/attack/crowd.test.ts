import { seeded } from '../torture/seeded';
import { guess, poisson, sharedBy, usesOf, usualUses } from './crowd';
import { type Linker, oneWindow } from './one-window';

const writers = 600;
const seed = 7;
const some = { people: 100, usesAWeek: 25 };

const blind: Linker = (uses) => uses.map(() => 1);

/** As exact as chance allows so few writers. */
const spread = 4 * Math.sqrt(0.25 / writers);

describe('what the simulations are made of', () => {
  it('lets a workplace use the bot as often as it is said to', () => {
    const next = seeded(seed);
    const usual = usualUses({ people: 300, usesAWeek: 25 }, 1, next);
    expect(usual.reduce((sum, one) => sum + one, 0)).toBeCloseTo(5, 9);
    let uses = 0;
    for (let n = 0; n < writers; n++)
      uses += usesOf(usual, [3, 5], next).reduce((sum, one) => sum + one, 0);
    expect(Math.abs(uses / writers - 7)).toBeLessThan(4 * Math.sqrt(5 / writers));
  });

  it('gives each person uses as that person is used to', () => {
    const next = seeded(seed);
    const usual = Float64Array.from([0.5, 0, 2]);
    const all = new Float64Array(3);
    for (let n = 0; n < writers; n++)
      usesOf(usual, [], next).forEach((count, who) => (all[who] = (all[who] ?? 0) + count));
    expect(all[1]).toBe(0);
    expect(Math.abs((all[0] ?? NaN) / writers - 0.5)).toBeLessThan(4 * Math.sqrt(0.5 / writers));
    expect(Math.abs((all[2] ?? NaN) / writers - 2)).toBeLessThan(4 * Math.sqrt(2 / writers));
  });

  it('draws no event where none is expected', () => {
    expect(poisson(0, seeded(seed))).toBe(0);
  });

  it('judges equal people alike, and an excluded writer never', () => {
    expect(guess(Float64Array.from([1, 1, 1, 1]), 2)).toEqual({
      crowd: 4,
      right: 0.25,
      sure: 0.25,
    });
    expect(guess(Float64Array.from([1, 0, 3]), 1)).toEqual({
      crowd: Infinity,
      right: 0,
      sure: 0.75,
    });
  });

  it('makes evidence of everybody worth nothing, and of nobody else worth all', () => {
    expect(sharedBy(50, 1)).toBe(1);
    expect(sharedBy(50, 0)).toBe(50);
    expect(sharedBy(1e9, 0.1)).toBeCloseTo(10, 6);
  });
});

describe('one window', () => {
  it('leaves an adversary without information at chance', () => {
    const { crowd, named } = oneWindow(some, 5, { writers, seed, linker: blind });
    expect(crowd).toBe(100);
    expect(named).toBeCloseTo(0.01, 9);
  });

  it('finds every writer by a planted giveaway', () => {
    const leak = (uses: Float64Array, writer: number) =>
      uses.map((count, who) => (who === writer ? count + 0.5 : count));
    const reads: Linker = (uses) => uses.map((count) => (Number.isInteger(count) ? 0 : 1));
    expect(oneWindow(some, 5, { writers, seed, leak, linker: reads })).toEqual({
      crowd: 1,
      named: 1,
      sure: 1,
    });
  });

  it('has an adversary who is right as often as sure', () => {
    const { named, sure } = oneWindow(some, 5, { writers, seed });
    expect(Math.abs(named - sure)).toBeLessThan(spread);
    expect(named).toBeGreaterThan(1 / 100 + spread);
  });

  it('tells one who knows habits at least as much as one who only counts', () => {
    const counts: Linker = (uses) => uses;
    const counted = oneWindow(some, 5, { writers, seed, linker: counts });
    expect(oneWindow(some, 5, { writers, seed }).named).toBeGreaterThan(counted.named - spread);
  });

  it.each([1, 5])('names no more writers where more people use the bot, on %d days', (days) => {
    const places = [1, 4, 16, 64].map((more) => ({ people: 50 * more, usesAWeek: 2 * more }));
    const found = places.map((place) => oneWindow(place, days, { writers, seed }));
    for (const [n, larger] of found.slice(1).entries()) {
      expect(larger.named).toBeLessThan((found[n]?.named ?? NaN) + spread);
      expect(larger.crowd).toBeGreaterThanOrEqual(found[n]?.crowd ?? NaN);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const first = oneWindow(some, 5, { writers, seed });
    expect(oneWindow(some, 5, { writers, seed })).toEqual(first);
    expect(oneWindow(some, 5, { writers, seed: 8 })).not.toEqual(first);
  });
});
