import { addDays, type Day } from './day';

/**
 * When what was written is released: as soon as possible, once a day at an hour of Stockholm's, or, for tests
 * alone, when it is told to.
 */
export type ReleasePolicy =
  | 'at-once'
  | 'when-told'
  | { readonly kind: 'daily'; readonly hour: number };

/** A stretch of time whose writings come out together. */
export interface Window {
  /** The day on which it began: the only one that reports, messages and acts of it bear. */
  readonly firstDay: Day;
  /** The day at whose hour it ends. */
  readonly endsOn: Day;
}

/** The window that runs on a day at an hour, where each ends at an hour of the day. Of the clock alone. */
export function dailyWindow(today: Day, hour: number, endsAt: number): Window {
  return hour < endsAt
    ? { firstDay: addDays(today, -1), endsOn: today }
    : { firstDay: today, endsOn: addDays(today, 1) };
}

/** Whether a window that ends on a day is over; one without a day is over at once. */
export function isOver(
  endsOn: Day | undefined,
  { today, hour, endsAt }: { readonly today: Day; readonly hour: number; readonly endsAt: number },
): boolean {
  return endsOn === undefined || endsOn < today || (endsOn === today && hour >= endsAt);
}
