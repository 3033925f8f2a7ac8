import type { Day } from '../domain/day';
import type { WaitsFor, When } from '../domain/window';

/**
 * Time. Only drafts, invitations, the count of dialogs and the desk's side use an instant; the rest uses
 * days.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** The calendar day in Europe/Stockholm. */
  today(): Day;
}

/** A clock that only goes forward, and calls back. */
export interface Ticks {
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  /** @returns a function that cancels the call */
  after(milliseconds: number, task: () => void): () => void;
}

/**
 * The windows of the pass's policy, by the clock only: days and hours in Stockholm. A window ends at
 * midnight, and is delivered at the hour of the next day.
 */
export interface Windows {
  /** Whether the next pass comes by the clock; otherwise it comes as soon as something waits. */
  readonly byClock: boolean;
  /** The days of the running window: 0, 1, 7, or more where a policy begins. */
  readonly days: number;
  /** When something written now happened, as far as it is told, and when it is delivered. */
  when(waits: WaitsFor): When;
  /** The day on which something done on a day is readable. */
  readableOn(done: Day, waits: WaitsFor): Day;
  /** The last day to do something that is to be readable by a day. */
  lastDayFor(readable: Day, waits: WaitsFor): Day;
  /** The day of the next pass by the clock. */
  nextPass(): Day | undefined;
  /** Whether the clock makes a day's pass; otherwise only the keys turn at its hour. */
  isByClock(day: Day): boolean;
  /** The hour of a day's pass, also without one by the clock: the reminder comes then. */
  hourOfPass(day: Day): number;
  /** Whether a day's pass is due or over. */
  isPassed(day: Day): boolean;
  /** Whether it is so in two minutes. */
  isNearlyPassed(day: Day): boolean;
  /** Whether a right clock can have set a pass's day: at most a window and a day ahead. */
  isBelievable(day: Day): boolean;
}
