import fc from 'fast-check';
import { type CrowdBound, crowdBefore, mergedBounds, roundedDown } from '../../bot/domain/crowd';
import { addDays, type Day } from '../../bot/domain/day';

const first = '2026-11-23' as Day;
/** A bound of the window that begins so many days later. */
const bound = (after: number, people: number): CrowdBound => ({
  firstDay: addDays(first, after),
  endsOn: addDays(first, after + 1),
  people,
});
const running = (after: number) => bound(after, 0);

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
  ['that of another window is known', [bound(0, 40), bound(2, 50)], undefined],
  ['few are known', [bound(1, 0)], 'few'],
  ['many are known', [bound(0, 90), bound(1, 40)], 40],
] as const)('of the window before the running one, where %s', (_, bounds, crowd) => {
  expect(crowdBefore(bounds, running(2))).toBe(crowd);
});

it.each([
  ['the larger of two processes', [bound(1, 20)], [bound(1, 30)], [bound(1, 30)]],
  ['whichever comes first', [bound(1, 30)], [bound(1, 20)], [bound(1, 30)]],
  ['that few are known, once', [bound(1, 0)], [bound(1, 0)], [bound(1, 0)]],
  [
    'the two latest windows',
    [bound(0, 90), bound(1, 20)],
    [bound(2, 0)],
    [bound(1, 20), bound(2, 0)],
  ],
  ['nothing of a clock that was ahead', [bound(40, 90), bound(1, 20)], [], [bound(1, 20)]],
])('what is known once more is: %s', (_, known, more, together) => {
  expect(mergedBounds(known, more, running(2))).toEqual(together);
});

it('never shrinks, never lists a window twice, and does not depend on who comes first', () => {
  const bounds = fc.array(
    fc
      .record({ after: fc.nat(4), people: fc.nat(9) })
      .map(({ after, people }) => bound(after, people * 10)),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(bounds, bounds, fc.nat(5), (one, other, now) => {
      const merged = mergedBounds(one, other, running(now));
      expect(mergedBounds(other, one, running(now))).toEqual(merged);
      expect(mergedBounds(merged, merged, running(now))).toEqual(merged);
      expect(new Set(merged.map(({ firstDay }) => firstDay)).size).toBe(merged.length);
      expect(merged.length).toBeLessThanOrEqual(2);
      const all = [...one, ...other].filter(({ endsOn }) => endsOn <= running(now).endsOn);
      for (const { firstDay, people } of merged) {
        const same = all.filter((it) => it.firstDay === firstDay).map((it) => it.people);
        expect(people).toBe(Math.max(...same));
      }
      expect(merged.length).toBe(Math.min(2, new Set(all.map(({ firstDay }) => firstDay)).size));
    }),
  );
});
