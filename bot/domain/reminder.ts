import { addDays, type Day } from './day';
import { limits } from './limits';
import { weekdayOf } from './window';

/** The days on which every member of both desks gets the reminder. */
export interface ReminderDays {
  /** 1 is Monday, 5 is Friday. */
  readonly weekdays: readonly number[];
  readonly isWorkingDay: (day: Day) => boolean;
}

/** The days of the latest card, today included, and of the next one. */
export interface CardsAround {
  readonly last: Day;
  readonly next: Day;
}

/**
 * Whether the reminder comes on a day: one of the weekdays, or the first working day after a closed one. Two
 * that fall on one day are one card.
 */
export function isReminderDay({ weekdays, isWorkingDay }: ReminderDays, day: Day): boolean {
  if (!isWorkingDay(day)) return false;
  for (let meant = day; ; meant = addDays(meant, -1)) {
    if (meant !== day && isWorkingDay(meant)) return false;
    if (weekdays.includes(weekdayOf(meant))) return true;
  }
}

/** The reminder days around a day, whatever the hour. */
export function cardsAround(days: ReminderDays, today: Day): CardsAround {
  return {
    last: reminderDayFrom(days, today, -1),
    next: reminderDayFrom(days, addDays(today, 1), 1),
  };
}

/** The first reminder day from a day on, that day included, forwards or backwards. */
function reminderDayFrom(days: ReminderDays, from: Day, step: 1 | -1): Day {
  let day = from;
  while (!isReminderDay(days, day)) day = addDays(day, step);
  return day;
}

export interface ReminderStep {
  readonly day: Day;
  /** Whether cards are written for it; otherwise it is only noted. */
  readonly isTold: boolean;
}

/**
 * What to do about the reminder now; `undefined` once its cards are written. A missed day is made up for
 * until the morning of the next one. The first look of an installation writes no card for an earlier day. A
 * note far ahead came from a wrong clock, and is ignored.
 * @param hour now, in Stockholm, 0 to 23
 * @param at the hour of the reminder
 * @param noted the newest day that was noted, with or without cards
 */
export function nextReminder(
  days: ReminderDays,
  { today, hour, at }: { readonly today: Day; readonly hour: number; readonly at: number },
  noted: Day | undefined,
): ReminderStep | undefined {
  const isBefore = hour < at;
  const day = reminderDayFrom(days, isBefore ? addDays(today, -1) : today, -1);
  if (noted === undefined || noted > addDays(today, limits.stopDays)) return { day, isTold: false };
  if (noted >= day) return undefined;
  return isBefore && isReminderDay(days, today) ? undefined : { day, isTold: true };
}
