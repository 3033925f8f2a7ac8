import fc from 'fast-check';
import { addDays, type Day, dayFromNumber } from '../../bot/domain/day';
import {
  daysOfWindow,
  daysOfWriting,
  waitsFor,
  weekdayOf,
  windowOf,
  withPass,
} from '../../bot/domain/window';

const day = (text: string): Day => text as Day;

it.each([
  ['2026-11-24', '2026-11-24', '2026-11-25'],
  ['2026-12-31', '2026-12-31', '2027-01-01'],
  ['2027-02-28', '2027-02-28', '2027-03-01'],
  // Days of 25 and of 23 hours.
  ['2026-10-25', '2026-10-25', '2026-10-26'],
  ['2027-03-28', '2027-03-28', '2027-03-29'],
] as const)('the daily window of %s is that day, and comes out on the next', (on, to, outOn) => {
  for (const hour of [0, 10, 23])
    expect(windowOf({ kind: 'daily', hour }, day(on))).toEqual({ from: on, to, outOn });
});

it.each([
  // The 24th is a Tuesday: what is written on it belongs to the window that begins with it.
  ['2026-11-23', '2026-11-17', '2026-11-23', '2026-11-24'],
  ['2026-11-24', '2026-11-24', '2026-11-30', '2026-12-01'],
  ['2026-11-30', '2026-11-24', '2026-11-30', '2026-12-01'],
  ['2026-12-31', '2026-12-29', '2027-01-04', '2027-01-05'],
] as const)(
  'the weekly window of %s is from %s to %s, and comes out on %s',
  (on, from, to, outOn) => {
    const policy = { kind: 'weekly', hour: 10, weekday: 2 } as const;
    expect(windowOf(policy, day(on))).toEqual({ from, to, outOn });
  },
);

it('each day is in one window, and windows follow one another without a gap', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber);
  const weekdays = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(days, weekdays, fc.boolean(), (today, weekday, isWeekly) => {
      const kind = isWeekly ? ({ kind: 'weekly', weekday } as const) : ({ kind: 'daily' } as const);
      const policy = { ...kind, hour: 10 };
      const { from, to, outOn } = windowOf(policy, today);
      expect(from <= today && today <= to).toBe(true);
      expect(outOn).toBe(addDays(to, 1));
      expect(addDays(from, daysOfWindow(policy))).toBe(outOn);
      expect(windowOf(policy, outOn).from).toBe(outOn);
      if (isWeekly) expect([weekdayOf(outOn), weekdayOf(from)]).toEqual([weekday, weekday]);
    }),
  );
});

it('what no clock passes bears its day', () => {
  const today = day('2026-11-24');
  for (const policy of ['at-once', 'when-told'] as const)
    expect(new Set(Object.values(windowOf(policy, today)))).toEqual(new Set([today]));
});

it('what is urgent waits for a pass alone, and what HR does for no week', () => {
  expect(waitsFor('hr')).toBe('day');
  expect(waitsFor('hr', true)).toBe('pass');
  expect(waitsFor('whistleblowing', true)).toBe('pass');
  expect(waitsFor('whistleblowing')).toBe('window');
});

it('bears one day where there is one, and else the first and the last', () => {
  const [one, next] = [day('2026-11-24'), day('2026-11-25')];
  expect(daysOfWriting(windowOf({ kind: 'daily', hour: 10 }, one))).toEqual({ day: one });
  expect(daysOfWriting(withPass(next))).toEqual({ day: one, until: next });
});

it('names weekdays as the calendar does', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map(dayFromNumber);
  fc.assert(
    fc.property(days, (one) => {
      expect(new Date(`${one}T12:00Z`).getUTCDay() || 7).toBe(weekdayOf(one));
    }),
  );
});
