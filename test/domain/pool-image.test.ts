import fc from 'fast-check';
import { addDays, type Day } from '../../bot/domain/day';
import { limits } from '../../bot/domain/limits';
import type { Entry, SubmissionId } from '../../bot/domain/operation';
import {
  beatSizeFor,
  departureOf,
  departures,
  emptyImage,
  type Image,
  imageSizeFor,
  imageSizes,
  isKnown,
  merged,
  secondsOfBeat,
  turned,
  withDialogs,
  withEntry,
  without,
} from '../../bot/domain/pool-image';

const first = '2026-11-24' as Day;
const idOf = (number: number) => number.toString(16).padStart(32, '0') as SubmissionId;
const entry = (number: number): Entry => ({
  id: idOf(number),
  when: { from: first, to: first, outOn: addDays(first, 1) },
  operations: [],
});
const ids = (image: Image) => image.entries.map(({ id }) => Number.parseInt(id, 16));
const numbers = fc.uniqueArray(fc.nat(6), { maxLength: 5 });

/** Images of one installation: each has some of seven submissions, and some that have left. */
const image: fc.Arbitrary<Image> = fc
  .record({
    number: fc.nat(9),
    turn: fc.nat(2),
    dialogs: fc.nat(40),
    waits: numbers,
    left: numbers,
  })
  .map(({ waits, left, ...counts }) => {
    const waiting = waits.reduce((one, number) => withEntry(one, entry(number)), {
      ...emptyImage,
      ...counts,
    });
    return without(waiting, left.map(idOf), 'back');
  });
const images = fc.array(image, { minLength: 1, maxLength: 4 });
const run = { numRuns: 300 };

describe('what is true of several images', () => {
  it('is the same when it is worked out once more, with any of them', () => {
    fc.assert(
      fc.property(images, (all) => {
        const once = merged(all);
        expect(merged([once])).toEqual(once);
        expect(merged([once, ...all])).toEqual(once);
      }),
      run,
    );
  });

  it('has all that waits in one of them and has left none, in whichever order they come', () => {
    fc.assert(
      fc.property(images, (all) => {
        const gone = all.flatMap((one) => one.gone.map(({ id }) => id));
        const waits = all.flatMap((one) => one.entries.map(({ id }) => id));
        const expected = [...new Set(waits.filter((id) => !gone.includes(id)))].sort();
        for (const order of [all, [...all].reverse()]) {
          const together = merged(order);
          expect(together.entries.map(({ id }) => id)).toEqual(expected);
          expect(together.gone.map(({ id }) => id)).toEqual([...new Set(gone)].sort());
          expect(together.number).toBe(Math.max(...all.map(({ number }) => number)));
        }
      }),
      run,
    );
  });

  it('never brings back what has left, whatever older image is merged again', () => {
    fc.assert(
      fc.property(images, fc.nat(6), fc.constantFrom(...departures), (older, number, why) => {
        const now = without(merged(older), [idOf(number)], why);
        const again = merged([...older, now, ...older]);
        expect(ids(again)).not.toContain(number);
        expect(isKnown(again, idOf(number))).toBe(true);
      }),
      run,
    );
  });

  it('counts as the newest image does; of two with one number, as the first', () => {
    const older = { ...emptyImage, number: 4, dialogs: 9 };
    const newer = { ...emptyImage, number: 5, dialogs: 2, earlier: [7] };
    const other = { ...newer, dialogs: 3 };
    expect(merged([older, newer, other])).toEqual(newer);
    expect(merged([other, newer, older])).toEqual(other);
    expect(merged([])).toEqual(emptyImage);
  });
});

describe('what has left', () => {
  const left = without(withEntry(emptyImage, entry(1)), [idOf(1)], 'out');
  const turn = (image: Image, times: number, isHeldUp = false): Image =>
    Array.from({ length: times }).reduce<Image>((one) => turned(one, isHeldUp), image);

  it('is known with its reason, and does not wait', () => {
    expect(ids(left)).toEqual([]);
    expect(departureOf(left, idOf(1))).toBe('out');
    expect(departureOf(left, idOf(2))).toBeUndefined();
    expect(isKnown(left, idOf(2))).toBe(false);
  });

  it.each([
    [2, true],
    [3, false],
  ])('after %i turns of the keys is known: %s', (times, known) => {
    expect(isKnown(turn(left, times), idOf(1))).toBe(known);
  });

  it('is known for as long as a key is not destroyed or none turns', () => {
    const held = turn(left, 9, true);
    expect(isKnown(held, idOf(1))).toBe(true);
    expect(isKnown(turn(held, 3), idOf(1))).toBe(false);
  });

  it('is forgotten where another process still remembers it', () => {
    const passed = turn(left, 3);
    expect(isKnown(merged([passed, left]), idOf(1))).toBe(false);
    expect(isKnown(merged([turn(left, 2), left]), idOf(1))).toBe(true);
  });
});

describe('the size of an image', () => {
  it('is one of five, and the smallest for a day of 70 dialogs', () => {
    expect(imageSizes).toEqual([19, 20, 21, 22, 23].map((power) => 2 ** power));
    expect([0, 1, 70].map((count) => imageSizeFor(count))).toEqual([2 ** 19, 2 ** 19, 2 ** 19]);
    expect([75, 150, 1_200].map((count) => imageSizeFor(count))).toEqual([
      2 ** 20,
      2 ** 21,
      2 ** 23,
    ]);
    expect(imageSizeFor(1_000_000)).toBe(2 ** 23);
  });

  it('has room for 7 KiB of each dialog, and what is known of those before', () => {
    const counts = fc.tuple(fc.nat(1_000), fc.array(fc.nat(200), { maxLength: 3 }));
    fc.assert(
      fc.property(counts, ([dialogs, earlier]) => {
        const before = earlier.reduce((sum, count) => sum + count, 0);
        expect(imageSizeFor(dialogs, earlier)).toBeGreaterThanOrEqual(
          dialogs * 7 * 1024 + before * 18,
        );
        expect(7 * 1024).toBeGreaterThan(limits.textBytes);
        expect(imageSizeFor(dialogs + 1, earlier)).toBeGreaterThanOrEqual(
          imageSizeFor(dialogs, earlier),
        );
      }),
      run,
    );
  });

  it('lets beats write at most four times as many bytes an hour, whatever a visitor does', () => {
    const bytes = (dialogs: number): number => {
      const image = { dialogs, earlier: [dialogs, dialogs] };
      return (beatSizeFor(image) * 3_600) / secondsOfBeat(image);
    };
    for (const dialogs of [1, 70, 100, 280, 299, 374, 1_200, 100_000])
      expect(bytes(dialogs) / bytes(0)).toBeLessThanOrEqual(4);
    // No beat is further apart than two seconds.
    expect(secondsOfBeat({ dialogs: 100_000, earlier: [] })).toBe(2);
  });

  it('follows dialogs and desks’ acts alone, and shrinks at a turn', () => {
    const begun = withDialogs(emptyImage, [{ outOn: first, count: 3 }], 2);
    expect(begun).toMatchObject({ dialogs: 5, windows: [{ outOn: first, count: 3 }] });
    const more = withDialogs(
      begun,
      [
        { outOn: first, count: 1 },
        { outOn: addDays(first, 1), count: 1 },
      ],
      0,
    );
    expect(more.windows.map(({ count }) => count)).toEqual([4, 1]);
    expect(withEntry(more, entry(1))).toMatchObject({ dialogs: 7, windows: more.windows });
    expect(turned(more, false)).toMatchObject({ dialogs: 0, earlier: [7], windows: more.windows });
    // Nothing is forgotten, so all dialogs since then still count.
    expect(turned(turned(more, false), true)).toMatchObject({ dialogs: 0, earlier: [7] });
    const held = turned({ ...more, earlier: [4, 2] }, true);
    expect(held.earlier).toEqual([11, 2]);
  });
});
