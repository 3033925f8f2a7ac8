import { addDays, type Day, dayNumber } from './day';
import type { Desk } from './ids';

/** A release by the clock: at an hour in Stockholm each day, or on one day of each week. */
export type ClockPolicy =
  | { readonly kind: 'daily'; readonly hour: number }
  | {
      readonly kind: 'weekly';
      readonly hour: number;
      /** 1 is Monday, 7 is Sunday. */
      readonly weekday: number;
    };

/** When what was written is released: as soon as possible, by the clock, or, for tests, when told to. */
export type ReleasePolicy = 'at-once' | 'when-told' | ClockPolicy;

/** What something waits for: the next pass, its window's end, or a day's window (in weeks, the next pass). */
export type WaitsFor = 'pass' | 'day' | 'window';

/** When something happened, as far as it is told, and when it is out: whole days in Stockholm. */
export interface When {
  readonly from: Day;
  readonly to: Day;
  readonly outOn: Day;
}

/** What HR has to do waits for no week, and nothing of an urgent thread does, whoever writes it. */
export function waitsFor(desk: Desk, urgent = false): WaitsFor {
  if (urgent) return 'pass';
  return desk === 'hr' ? 'day' : 'window';
}

/** The window of a policy that a day is in. */
export function windowOf(policy: ReleasePolicy, day: Day): When {
  if (typeof policy !== 'object') return { from: day, to: day, outOn: day };
  if (policy.kind === 'daily') return { from: day, to: day, outOn: addDays(day, 1) };
  const outOn = addDays(day, ((policy.weekday - weekdayOf(day) + 6) % 7) + 1);
  return { from: addDays(outOn, -7), to: addDays(outOn, -1), outOn };
}

/** What goes with the pass of a day whatever its own day: it was written that day or the day before. */
export function withPass(outOn: Day): When {
  return { from: addDays(outOn, -1), to: outOn, outOn };
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

/** The days of a message: the second is there where it is later than the first. */
export function daysOfWriting({ from, to }: Pick<When, 'from' | 'to'>): {
  readonly day: Day;
  readonly until?: Day;
} {
  return to > from ? { day: from, until: to } : { day: from };
}
