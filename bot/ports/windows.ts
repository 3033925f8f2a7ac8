import type { Day } from '../domain/day';
import type { WaitsFor, When } from '../domain/window';

/**
 * The windows of the release's policy, by the clock alone: days in Stockholm, and the hours of passes. A
 * window ends at midnight, and comes out at the hour of the day after it.
 */
export interface Windows {
  /** Whether the next pass comes by the clock. Else there is one as soon as something waits. */
  readonly byClock: boolean;
  /** How many days the window that runs spans: 0, 1, 7, or more where a policy begins. */
  readonly days: number;
  /** When something that is written now happened, as far as it is told, and when it comes out. */
  when(waits: WaitsFor): When;
  /** The day on which something is readable that is done at some time of a day. */
  readableOn(done: Day, waits: WaitsFor): Day;
  /** The latest day on which something can be done that is to be readable by a day. */
  lastDayFor(readable: Day, waits: WaitsFor): Day;
  /** The day at whose hour the next pass comes; none where the clock makes none. */
  nextPass(): Day | undefined;
  /**
   * Whether the clock makes the pass of a day; where none is made, there is a turn of the keys at its hour.
   */
  isByClock(day: Day): boolean;
  /** The hour of a day's pass, also where the clock makes none: the reminder comes then. */
  hourOfPass(day: Day): number;
  /** Whether the pass of a day is due or over. */
  isPassed(day: Day): boolean;
  /** The same in two minutes. */
  isNearlyPassed(day: Day): boolean;
  /** Whether the clock can have set a pass's day: a window ahead at most, and a day for midnight. */
  isBelievable(day: Day): boolean;
}
