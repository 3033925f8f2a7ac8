import fc from 'fast-check';
import { addDays, type Day, dayFromNumber } from '../../bot/domain/day';
import {
  dailyWindow,
  daysOfWindow,
  isOver,
  waitsFor,
  weekdayOf,
  windowOf,
} from '../../bot/domain/window';

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

it.each([
  // The 24th is a Tuesday.
  ['2026-11-24', 9, '2026-11-17', '2026-11-24'],
  ['2026-11-24', 10, '2026-11-24', '2026-12-01'],
  ['2026-11-25', 0, '2026-11-24', '2026-12-01'],
  ['2026-11-30', 23, '2026-11-24', '2026-12-01'],
  ['2026-12-31', 12, '2026-12-29', '2027-01-05'],
] as const)(
  'on %s at %i, windows ending on Tuesdays at ten: from %s to %s',
  (today, hour, first, ends) => {
    const policy = { kind: 'weekly', hour: 10, weekday: 2 } as const;
    expect(windowOf(policy, day(today), hour)).toEqual({ firstDay: first, endsOn: ends });
  },
);

it('what HR does and what is urgent waits for a pass alone', () => {
  expect(waitsFor('hr')).toBe('pass');
  expect(waitsFor('whistleblowing', true)).toBe('pass');
  expect(waitsFor('whistleblowing')).toBe('window');
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

it('a window of a week ends on its weekday, a week after it began, and holds its moment', () => {
  const weekdays = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(moments, weekdays, ({ today, hour, endsAt }, weekday) => {
      const policy = { kind: 'weekly', hour: endsAt, weekday } as const;
      const { firstDay, endsOn } = windowOf(policy, today, hour);
      expect(weekdayOf(endsOn)).toBe(weekday);
      expect(addDays(firstDay, daysOfWindow(policy))).toBe(endsOn);
      expect(isOver(endsOn, { today, hour, endsAt })).toBe(false);
      // Passes come each day: the window's end is one of them.
      const pass = dailyWindow(today, hour, endsAt);
      expect(pass.endsOn <= endsOn && firstDay <= pass.firstDay).toBe(true);
      expect(new Date(`${endsOn}T12:00Z`).getUTCDay() || 7).toBe(weekday);
    }),
  );
});

it('without a day it is over at once', () => {
  expect(isOver(undefined, { today: day('2026-11-24'), hour: 0, endsAt: 10 })).toBe(true);
});
