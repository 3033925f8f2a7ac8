import fc from 'fast-check';
import { addDays, type Day, dayFromNumber } from '../../bot/domain/day';
import { dailyWindow, isOver } from '../../bot/domain/window';

const day = (text: string): Day => text as Day;

it.each([
  ['2026-11-24', 9, 10, '2026-11-23', '2026-11-24'],
  ['2026-11-24', 10, 10, '2026-11-24', '2026-11-25'],
  ['2026-11-24', 23, 10, '2026-11-24', '2026-11-25'],
  ['2026-12-31', 12, 10, '2026-12-31', '2027-01-01'],
  ['2026-11-24', 0, 0, '2026-11-24', '2026-11-25'],
  ['2026-11-24', 22, 23, '2026-11-23', '2026-11-24'],
] as const)('on %s at %i, windows ending at %i: from %s to %s', (today, hour, at, first, ends) => {
  expect(dailyWindow(day(today), hour, at)).toEqual({ firstDay: first, endsOn: ends });
});

const moments = fc.record({
  today: fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber),
  hour: fc.integer({ min: 0, max: 23 }),
  endsAt: fc.integer({ min: 0, max: 23 }),
});

it('a window is a day long, is never over while it runs, and is over from its hour on', () => {
  fc.assert(
    fc.property(moments, ({ today, hour, endsAt }) => {
      const { firstDay, endsOn } = dailyWindow(today, hour, endsAt);
      expect(addDays(firstDay, 1)).toBe(endsOn);
      expect(isOver(endsOn, { today, hour, endsAt })).toBe(false);
      expect(isOver(endsOn, { today: endsOn, hour: endsAt, endsAt })).toBe(true);
      expect(isOver(endsOn, { today: addDays(endsOn, 1), hour: 0, endsAt })).toBe(true);
      // What is over begins no earlier than what follows it.
      expect(dailyWindow(endsOn, endsAt, endsAt).firstDay).toBe(endsOn);
    }),
  );
});

it('without a day it is over at once', () => {
  expect(isOver(undefined, { today: day('2026-11-24'), hour: 0, endsAt: 10 })).toBe(true);
});
