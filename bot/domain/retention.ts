import { addDays, addToMonth, type Day, lastDayOf, type Month, monthOf } from './day';
import { limits } from './limits';

/**
 * The month after which a thread that was closed on a day is gone. Personal data are kept no longer than two
 * years after closing (VBL 7:8); a month goes as a whole, so the last one is the month before those two years
 * are over.
 */
export function expiryOfClosed(closedOn: Day): Month {
  return expiryOfMonth(monthOf(closedOn));
}

/** The same of all that are closed in a month. */
export function expiryOfMonth(closedIn: Month): Month {
  return addToMonth(closedIn, limits.retentionMonths - 1);
}

/** The last day on which a thread that was closed on a day is there. */
export function lastDayOfClosed(closedOn: Day): Day {
  return lastDayOf(expiryOfClosed(closedOn));
}

/**
 * Whether what is written in a closed thread and comes out on a day is there long enough to be read. Later it
 * is refused, rather than called sent and erased unread.
 */
export function isReadInTime(closedOn: Day, opensOn: Day): boolean {
  return addDays(opensOn, limits.lateReadDays) <= lastDayOfClosed(closedOn);
}

/** The month that all open threads share: it tells nothing about any of them, and rolls with the calendar. */
export function expiryOfOpen(today: Day): Month {
  return addToMonth(monthOf(today), limits.retentionMonths + 1);
}

/** Whether a thread of that expiry month must be gone by now. */
export function isExpired(expiry: Month, today: Day): boolean {
  return expiry < monthOf(today);
}

/**
 * Whether the clock may have jumped ahead: a day with upkeep is known from before a long stop, and the upkeep
 * has not run on enough days in a row since. A real stop looks the same at first, and passes by itself. A day
 * without upkeep between two with it is not seen: the one before made its key.
 */
export function mayBeAhead(daysWithUpkeep: readonly Day[], today: Day): boolean {
  const wasStopped = daysWithUpkeep.some((day) => day < addDays(today, -limits.stopDays));
  const lately = Array.from({ length: limits.provenDays }, (_, ago) => addDays(today, -ago));
  return wasStopped && !lately.every((day) => daysWithUpkeep.includes(day));
}
