import type { Day } from './day';
import type { Desk } from './ids';
import type { When } from './window';

/** What a case says of its coming besides the day of its pass. */
export interface ArrivalDays {
  /** The earliest day on which it can have come in. The act's clocks run from it: early, never late. */
  readonly runsFrom?: Day | undefined;
  /** When it came in, if neither the row's day nor `runsFrom` tells it. */
  readonly arrived?: Arrival | undefined;
}

/** The day on which a report came in, or the first and the last possible one. */
export interface Arrival {
  readonly from: Day;
  readonly to: Day;
}

/** The day on which a report came in, or the first possible one; `filedUntil` is the last. */
export interface Filed {
  readonly filedOn: Day;
  readonly filedUntil?: Day | undefined;
}

/** When a report came in, as register and thread show it. */
export function arrivalOf(
  row: { readonly filedOn: Day },
  { arrived, runsFrom = row.filedOn }: ArrivalDays,
): Filed {
  const { from, to } = arrived ?? { from: runsFrom, to: runsFrom };
  return to > from ? { filedOn: from, filedUntil: to } : { filedOn: from };
}

/**
 * What a case keeps of its writing. HR's days run from the pass, the act's from the window's first day:
 * early, and never late.
 * @param outOn the day on which it really came out: late where the bot was away
 */
export function arrivedBy<T extends object>(
  state: T & ArrivalDays,
  desk: Desk,
  when: When,
  outOn: Day,
): T & ArrivalDays {
  const { from, to } = when;
  // Delivered at once: the row's own day says all.
  if (outOn === from) return state;
  const runsFrom = state.runsFrom ?? (desk === 'hr' ? undefined : from);
  const isTold = runsFrom !== undefined && to === from;
  return { ...state, runsFrom, arrived: state.arrived ?? (isTold ? undefined : { from, to }) };
}
