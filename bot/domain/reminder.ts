import { addDays, type Day } from './day';
import { limits } from './limits';
import { weekdayOf } from './window';

/** On which days each member of each desk gets the reminder. */
export interface ReminderDays {
  /** 1 is Monday, 5 is Friday. */
  readonly weekdays: readonly number[];
  readonly isWorkingDay: (day: Day) => boolean;
}

/** The cards around a day: the newest that is there or of today, and the next one after today. */
export interface CardsAround {
  readonly last: Day;
  readonly next: Day;
}

/**
 * Whether the reminder comes on a day: it is one of the weekdays, or the first working day after one on which
 * offices are closed. Two weekdays that fall on one day, as over a holiday, are one card.
 */
export function isReminderDay({ weekdays, isWorkingDay }: ReminderDays, day: Day): boolean {
  if (!isWorkingDay(day)) return false;
  for (let meant = day; ; meant = addDays(meant, -1)) {
    if (meant !== day && isWorkingDay(meant)) return false;
    if (weekdays.includes(weekdayOf(meant))) return true;
  }
}

/** The cards around a day, whatever the hour. */
export function cardsAround(days: ReminderDays, today: Day): CardsAround {
  return {
    last: reminderDayFrom(days, today, -1),
    next: reminderDayFrom(days, addDays(today, 1), 1),
  };
}

/** The first day of the reminder from a day on, that day too, forwards or backwards. */
function reminderDayFrom(days: ReminderDays, from: Day, step: 1 | -1): Day {
  let day = from;
  while (!isReminderDay(days, day)) day = addDays(day, step);
  return day;
}

/** What is to be done about the reminder now. */
export interface ReminderStep {
  readonly day: Day;
  /** Whether cards are written for it; else it is only noted, so that the next one comes on its day. */
  readonly isTold: boolean;
}

/**
 * What is to be done about the reminder now; nothing where its day's cards are written. A day on which nobody
 * looked is made up for once, as long as the next one has not come: on that one's morning it is too late. The
 * first look of an installation writes no card for a day before it. A day that is noted far ahead, by a clock
 * that was wrong, counts for nothing.
 * @param hour of now, in Stockholm, 0 to 23
 * @param at the hour at which the reminder comes
 * @param noted the newest day for which cards were written, or which was noted
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
