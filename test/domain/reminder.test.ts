import fc from 'fast-check';
import { addDays, type Day, daysBetween } from '../../bot/domain/day';
import { cardsAround, isReminderDay, nextReminder } from '../../bot/domain/reminder';
import { swedishWorkingDays } from '../../bot/platform/working-days';

const d = (text: string) => text as Day;
const days = { weekdays: [1, 4], isWorkingDay: swedishWorkingDays() };
const from = (first: string, count: number): Day[] =>
  Array.from({ length: count }, (_, n) => addDays(d(first), n));

describe('the days of the reminder', () => {
  it.each([
    ['a plain week', '2026-11-16', 8, ['2026-11-16', '2026-11-19', '2026-11-23']],
    ['over both changes of the clock', '2026-03-26', 5, ['2026-03-26', '2026-03-30']],
    ['in autumn', '2026-10-22', 5, ['2026-10-22', '2026-10-26']],
    ['Easter Monday: Tuesday', '2026-04-02', 8, ['2026-04-02', '2026-04-07', '2026-04-09']],
    ['Ascension day: Friday', '2026-05-11', 8, ['2026-05-11', '2026-05-15', '2026-05-18']],
    // Christmas Eve is a Thursday: what it put off and Monday are one card.
    ['Christmas', '2026-12-21', 8, ['2026-12-21', '2026-12-28']],
    ["the year's end", '2026-12-28', 12, ['2026-12-28', '2027-01-04', '2027-01-07']],
    ['a leap day', '2028-02-28', 4, ['2028-02-28', '2028-03-02']],
  ])('%s', (_, first, count, expected) => {
    expect(from(first, count).filter((day) => isReminderDay(days, day))).toEqual(expected);
  });

  it('are two others where others are set', () => {
    const others = { ...days, weekdays: [2, 3] };
    expect(from('2026-04-06', 4).filter((day) => isReminderDay(others, day))).toEqual([
      '2026-04-07',
      '2026-04-08',
    ]);
  });

  it('are working days, never far apart, and never fewer than what the law’s days need', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 2 }),
        (n, weekdays) => {
          const today = addDays(d('2020-01-01'), n);
          const { last, next } = cardsAround({ ...days, weekdays }, today);
          expect(last <= today && today < next).toBe(true);
          expect([last, next].every(days.isWorkingDay)).toBe(true);
          expect(daysBetween(last, next)).toBeLessThanOrEqual(13);
        },
      ),
    );
  });
});

describe('what is to be done about the reminder', () => {
  const told = (day: string) => ({ day, isTold: true });
  const noted = (day: string) => ({ day, isTold: false });
  // Monday the 23rd and Thursday the 26th of November 2026 are its days.
  it.each<[string, string, number, string | undefined, object | undefined]>([
    ['on its day before the hour', '2026-11-23', 9, '2026-11-19', undefined],
    ['at the hour', '2026-11-23', 10, '2026-11-19', told('2026-11-23')],
    ['late on that day', '2026-11-23', 23, '2026-11-19', told('2026-11-23')],
    ['when it is written already', '2026-11-23', 11, '2026-11-23', undefined],
    ['the day after one on which nobody looked', '2026-11-24', 0, '2026-11-19', told('2026-11-23')],
    ['two days after', '2026-11-25', 23, '2026-11-19', told('2026-11-23')],
    ['on the next one’s morning, when it is too late', '2026-11-26', 9, '2026-11-19', undefined],
    ['at the next one’s hour, once for both', '2026-11-26', 10, '2026-11-19', told('2026-11-26')],
    ['after weeks, once', '2026-11-24', 12, '2026-10-01', told('2026-11-23')],
    ['at the first look: nothing of before', '2026-11-25', 12, undefined, noted('2026-11-23')],
    ['at the first look, before the hour', '2026-11-23', 9, undefined, noted('2026-11-19')],
    ['at the first look, of that day', '2026-11-23', 10, undefined, noted('2026-11-23')],
    ['with a clock that went back', '2026-11-23', 12, '2026-11-26', undefined],
    ['after a clock that was ahead by weeks', '2026-11-24', 12, '2026-12-28', noted('2026-11-23')],
  ])('%s', (_, today, hour, before, step) => {
    const now = { today: d(today), hour, at: 10 };
    expect(nextReminder(days, now, before === undefined ? undefined : d(before))).toEqual(step);
  });
});
