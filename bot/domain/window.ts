import { addDays, type Day, dayNumber } from './day';
import type { Desk } from './ids';

/** A pass by the clock: at an hour in Stockholm, daily or on one weekday. */
export type ClockPolicy =
  | { readonly kind: 'daily'; readonly hour: number }
  | {
      readonly kind: 'weekly';
      readonly hour: number;
      /** 1 is Monday, 7 is Sunday. */
      readonly weekday: number;
    };

/** When what was written is delivered: at once, by the clock, or, for tests, when told to. */
export type PassPolicy = 'at-once' | 'when-told' | ClockPolicy;

/** What something waits for: the next pass, the end of its window, or of its day. */
export type WaitsFor = 'pass' | 'day' | 'window';

/** When something happened, as far as it is told, and its pass day, in Stockholm. */
export interface When {
  readonly from: Day;
  readonly to: Day;
  readonly outOn: Day;
}

/**
 * What a message waits for, whoever writes it. HR's work waits for no week, and an urgent thread for nothing
 * but the pass.
 * @param toHr it is for HR, or tells the reporter what HR gets: both are read from the next pass on
 */
export function waitsFor(desk: Desk, urgent = false, toHr = false): WaitsFor {
  if (urgent || toHr) return 'pass';
  return desk === 'hr' ? 'day' : 'window';
}

/** The window of a policy that holds a day. */
export function windowOf(policy: PassPolicy, day: Day): When {
  if (typeof policy !== 'object') return { from: day, to: day, outOn: day };
  if (policy.kind === 'daily') return { from: day, to: day, outOn: addDays(day, 1) };
  const outOn = addDays(day, ((policy.weekday - weekdayOf(day) + 6) % 7) + 1);
  return { from: addDays(outOn, -7), to: addDays(outOn, -1), outOn };
}

/** The window of what goes with a day's pass: written that day or the day before. */
export function withPass(outOn: Day): When {
  return { from: addDays(outOn, -1), to: outOn, outOn };
}

/** 1 on a Monday, 7 on a Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** How many days a policy's window spans; 0 when each ends as soon as something waits. */
export function daysOfWindow(policy: PassPolicy): number {
  if (typeof policy !== 'object') return 0;
  return policy.kind === 'weekly' ? 7 : 1;
}

/** The days of a message; `until` only when it is later. */
export function daysOfWriting({ from, to }: Pick<When, 'from' | 'to'>): {
  readonly day: Day;
  readonly until?: Day;
} {
  return to > from ? { day: from, until: to } : { day: from };
}
