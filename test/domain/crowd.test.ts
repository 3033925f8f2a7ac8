import fc from 'fast-check';
import { type CrowdBound, crowdOut, mergedBounds, roundedDown } from '../../bot/domain/crowd';
import { addDays, type Day } from '../../bot/domain/day';

const first = '2026-11-23' as Day;
/** A bound of the window that begins so many days later. */
const bound = (after: number, people: number): CrowdBound => ({
  firstDay: addDays(first, after),
  endsOn: addDays(first, after + 1),
  people,
});
/** The same of a week. */
const week = (after: number, people: number): CrowdBound => ({
  firstDay: addDays(first, after),
  endsOn: addDays(first, after + 7),
  people,
});
const running = (after: number) => bound(after, 0);
const two = [bound(1, 20), bound(0, 90)];
const today = bound(2, 0);

it.each([
  [0, 0],
  [1, 0],
  [19, 0],
  [20, 20],
  [29, 20],
  [30, 30],
  [49, 40],
  [100, 100],
  [1_234, 1_230],
])('of %i people %i are said', (people, said) => {
  expect(roundedDown(people)).toBe(said);
});

it.each([
  ['nothing is known', [], undefined],
  ['that of other windows is known', [bound(0, 40), bound(2, 50)], undefined],
  ['few are known', [bound(1, 0)], 'few'],
  ['many are known', [bound(0, 90), bound(1, 40)], 40],
  ['that of a week is known as well', [week(-5, 90), bound(1, 40)], 40],
] as const)('of the last day that is out, where %s', (_, bounds, crowd) => {
  // The day is over at midnight, and is out with the pass of the day after it.
  expect(crowdOut(bounds, running(3), addDays(first, 3))).toBe(crowd);
});

it('of a day that is over and not out nothing is said', () => {
  const bounds = [bound(1, 20), bound(2, 50)];
  expect(crowdOut(bounds, running(3), addDays(first, 3))).toBe(20);
  expect(crowdOut(bounds, running(3), addDays(first, 4))).toBe(50);
});

it('of a week is said from its pass on, until the next one', () => {
  const bounds = [week(0, 70), bound(6, 20)];
  const said = (pass: number) => crowdOut(bounds, week(7, 0), addDays(first, pass));
  expect([7, 8, 14, 15].map(said)).toEqual([undefined, 70, 70, undefined]);
});

it.each([
  ['the larger of two processes', [bound(1, 20)], [bound(1, 30)], [bound(1, 30)]],
  ['whichever comes first', [bound(1, 30)], [bound(1, 20)], [bound(1, 30)]],
  ['that few are known, once', [bound(1, 0)], [bound(1, 0)], [bound(1, 0)]],
  ['the three latest windows', [bound(-1, 90), ...two.toReversed()], [today], [today, ...two]],
  ['as many of each length', [week(-6, 30), ...two], [today], [today, ...two, week(-6, 30)]],
  ['nothing of a clock that was ahead', [bound(40, 90), bound(1, 20)], [], [bound(1, 20)]],
])('what is known once more is: %s', (_, known, more, together) => {
  expect(mergedBounds(known, more, [running(2)])).toEqual(together);
});

it('never shrinks, never lists a window twice, and does not depend on who comes first', () => {
  const bounds = fc.array(
    fc
      .record({ after: fc.nat(6), people: fc.nat(9) })
      .map(({ after, people }) => bound(after, people * 10)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(bounds, bounds, fc.nat(7), (one, other, now) => {
      const merged = mergedBounds(one, other, [running(now)]);
      expect(mergedBounds(other, one, [running(now)])).toEqual(merged);
      expect(mergedBounds(merged, merged, [running(now)])).toEqual(merged);
      const all = [...one, ...other].filter(({ endsOn }) => endsOn <= running(now).endsOn);
      const days = [...new Set(all.map(({ firstDay }) => firstDay))].sort().reverse();
      expect(merged.map(({ firstDay }) => firstDay)).toEqual(days.slice(0, 3));
      for (const { firstDay, people } of merged) {
        const same = all.filter((it) => it.firstDay === firstDay).map((it) => it.people);
        expect(people).toBe(Math.max(...same));
      }
    }),
  );
});
