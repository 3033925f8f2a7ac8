import { addDays, addToMonth, type Day, lastDayOf, type Month, monthOf } from './day';
import { monthsOf, type Term } from './disposal';
import { limits } from './limits';

/**
 * The last month of a thread closed on a day. Months go as a whole, so it is the one in which the term of the
 * decision ends: nothing goes before. Two years are a limit (VBL 7:8), so of these it is the month before.
 */
export function expiryOfClosed(closedOn: Day, term?: Term): Month {
  const months = Math.min(monthsOf(term), limits.retentionMonths - 1);
  return addToMonth(monthOf(closedOn), months);
}

/** The last month that threads closed in a month can have: that of the longest term. */
export function expiryOfMonth(closedIn: Month): Month {
  return addToMonth(closedIn, limits.retentionMonths - 1);
}

/** The last day of a thread closed on a day. */
export function lastDayOfClosed(closedOn: Day, term?: Term): Day {
  return lastDayOf(expiryOfClosed(closedOn, term));
}

/**
 * Whether a message in a closed thread is there long enough to be read. Otherwise it is refused, rather than
 * called sent and erased unread.
 */
export function isReadInTime(closedOn: Day, opensOn: Day, term?: Term): boolean {
  return addDays(opensOn, limits.lateReadDays) <= lastDayOfClosed(closedOn, term);
}

/** The month that all open threads share: it tells nothing about them, and moves with the calendar. */
export function expiryOfOpen(today: Day): Month {
  return addToMonth(monthOf(today), limits.retentionMonths + 1);
}

/** Whether threads of an expiry month must be gone. */
export function isExpired(expiry: Month, today: Day): boolean {
  return expiry < monthOf(today);
}

/**
 * Whether the clock may have jumped ahead. There was a long stop, and too few days in a row with upkeep
 * since. A real stop looks the same at first, and passes by itself. One missing day in between is not seen.
 */
export function mayBeAhead(daysWithUpkeep: readonly Day[], today: Day): boolean {
  const wasStopped = daysWithUpkeep.some((day) => day < addDays(today, -limits.stopDays));
  const lately = Array.from({ length: limits.provenDays }, (_, ago) => addDays(today, -ago));
  return wasStopped && !lately.every((day) => daysWithUpkeep.includes(day));
}
