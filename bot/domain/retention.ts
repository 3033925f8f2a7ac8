import { addToMonth, type Day, type Month, monthOf } from './day';
import { limits } from './limits';

/**
 * The month after which a thread closed on `day` is gone: two years after closing (VBL 7:8), counted to the end
 * of that month.
 */
export function expiryOfClosed(closedOn: Day): Month {
  return addToMonth(monthOf(closedOn), limits.retentionMonths);
}

/** The month that all open threads share, so that it tells nothing about any of them. It rolls with the calendar. */
export function expiryOfOpen(today: Day): Month {
  return addToMonth(monthOf(today), limits.retentionMonths + 1);
}

/** Whether a thread of that expiry month must be gone by now. */
export function isExpired(expiry: Month, today: Day): boolean {
  return expiry < monthOf(today);
}
