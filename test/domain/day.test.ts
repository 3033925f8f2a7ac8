import fc from 'fast-check';
import {
  addDays,
  addHours,
  addMonths,
  addToMonth,
  type Day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  type Month,
  monthOf,
  parseDay,
} from '../../bot/domain/day';

const d = (text: string) => text as Day;
const milliseconds = 86_400_000;

/** A day and the same as milliseconds, from 1970 to 2199. */
const anyDay = fc.integer({ min: 0, max: 84_000 }).map((number) => {
  const at = number * milliseconds;
  return { number, at, day: d(new Date(at).toISOString().slice(0, 10)) };
});

describe('a day of the calendar', () => {
  it.each(['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29', '2026-09-30', '2026-10-10'])(
    'is %s',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026/01/01',
    '0050-01-01',
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('counting days', () => {
  it('agrees with the calendar of UTC', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), ({ day, at, number }, days) => {
        const later = addDays(day, days);
        expect(later).toBe(new Date(at + days * milliseconds).toISOString().slice(0, 10));
        expect(daysBetween(day, later)).toBe(days);
        expect(daysBetween(later, day) + days).toBe(0);
        expect(dayNumber(day)).toBe(number);
        expect(dayFromNumber(number)).toBe(day);
        expect(parseDay(day)).toBe(day);
      }),
    );
  });
});

describe('counting months', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(d(from), months)).toBe(to);
  });

  it('keeps the date or takes the month’s last day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), ({ day }, months) => {
        const later = addMonths(day, months);
        const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
        expect(Number(later.slice(0, 4)) * 12 + Number(later.slice(5, 7)) - 1).toBe(month);
        expect(parseDay(later)).toBe(later);
        if (later.slice(8) !== day.slice(8)) {
          expect(later.slice(8) < day.slice(8)).toBe(true);
          expect(monthOf(addDays(later, 1))).not.toBe(monthOf(later));
        }
      }),
    );
  });

  it.each([
    ['2026-01', 1, '2026-02'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 25, '2028-12'],
    ['2026-12', 24, '2028-12'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addToMonth(from as Month, months)).toBe(to);
  });

  it('knows the month that a day lies in', () => {
    expect(monthOf(d('2026-11-24'))).toBe('2026-11');
  });
});

describe('hours after an hour in Stockholm', () => {
  it.each([
    ['2026-11-23', 9, '2026-11-26', 9],
    // The night in which the clock goes forward has 23 hours, that in which it goes back 25.
    ['2027-03-27', 9, '2027-03-30', 10],
    ['2027-10-30', 9, '2027-11-02', 8],
    ['2027-03-25', 23, '2027-03-29', 0],
    ['2027-10-29', 0, '2027-10-31', 23],
    ['2027-07-01', 0, '2027-07-04', 0],
  ])('%s at %i: 72 hours later it is %s at %i', (on, hour, day, at) => {
    expect(addHours({ day: on as Day, hour }, 72)).toEqual({ day, hour: at });
  });
});
