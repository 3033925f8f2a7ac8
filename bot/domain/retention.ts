import { addToMonth, type Day, type Month, monthOf } from './day';
import { limits } from './limits';

/**
 * The month after which a thread that was closed on a day is gone. Personal data are kept no longer than two years
 * after closing (VBL 7:8); a month goes as a whole, so the last one is the month before those two years are over.
 */
export function expiryOfClosed(closedOn: Day): Month {
  return addToMonth(monthOf(closedOn), limits.retentionMonths - 1);
}

/** The month that all open threads share, so that it tells nothing about any of them. It rolls with the calendar. */
export function expiryOfOpen(today: Day): Month {
  return addToMonth(monthOf(today), limits.retentionMonths + 1);
}

/** Whether a thread of that expiry month must be gone by now. */
export function isExpired(expiry: Month, today: Day): boolean {
  return expiry < monthOf(today);
}
