import { addDays, type Day, dayNumber } from './day';
import type { Desk } from './ids';

/** A release that the clock makes: at an hour of Stockholm's each day, or on one day of each week. */
export type ClockPolicy =
  | { readonly kind: 'daily'; readonly hour: number }
  | {
      readonly kind: 'weekly';
      readonly hour: number;
      /** 1 is Monday, 7 is Sunday. */
      readonly weekday: number;
    };

/**
 * When what was written is released: as soon as possible, by the clock, or, for tests alone, when it is told
 * to.
 */
export type ReleasePolicy = 'at-once' | 'when-told' | ClockPolicy;

/**
 * What something waits for: the end of its window, or the next pass, which comes each day. They differ only
 * where a window is a week.
 */
export type WaitsFor = 'pass' | 'window';

/** A stretch of time whose writings come out together. */
export interface Window {
  /** The day on which it began: the only one that reports, messages and acts of it bear. */
  readonly firstDay: Day;
  /** The day at whose hour it ends. */
  readonly endsOn: Day;
}

/** What HR has to do waits for no week, and what is urgent does not either. */
export function waitsFor(desk: Desk, urgent = false): WaitsFor {
  return desk === 'hr' || urgent ? 'pass' : 'window';
}

/** The window that runs on a day at an hour, where each ends at an hour of the day. Of the clock alone. */
export function dailyWindow(today: Day, hour: number, endsAt: number): Window {
  return hour < endsAt
    ? { firstDay: addDays(today, -1), endsOn: today }
    : { firstDay: today, endsOn: addDays(today, 1) };
}

/** The window that runs on a day at an hour, by a policy. Of the clock alone. */
export function windowOf(policy: ClockPolicy, today: Day, hour: number): Window {
  return windowWith(policy, dailyWindow(today, hour, policy.hour));
}

/** The window of a policy in which a pass's window lies. */
export function windowWith(policy: ClockPolicy, pass: Window): Window {
  if (policy.kind === 'daily') return pass;
  const endsOn = addDays(pass.endsOn, (policy.weekday - weekdayOf(pass.endsOn) + 7) % 7);
  return { firstDay: addDays(endsOn, -7), endsOn };
}

/** 1 on a Monday, 7 on a Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** How many days a window of a policy spans; none where each ends as soon as something waits. */
export function daysOfWindow(policy: ReleasePolicy): number {
  if (typeof policy !== 'object') return 0;
  return policy.kind === 'weekly' ? 7 : 1;
}

/** Whether a window that ends on a day is over; one without a day is over at once. */
export function isOver(
  endsOn: Day | undefined,
  { today, hour, endsAt }: { readonly today: Day; readonly hour: number; readonly endsAt: number },
): boolean {
  return endsOn === undefined || endsOn < today || (endsOn === today && hour >= endsAt);
}
