import { addDays, addMonths, type Day } from '../domain/day';
import type { Deadlines } from '../domain/deadlines';
import { limits } from '../domain/limits';

/** A report's days in the conversation. Those that take a calendar or the release's clock travel along. */
export interface Dated {
  readonly filedOn: Day;
  /** The last possible day of filing, when that is later. */
  readonly filedUntil?: Day | undefined;
  readonly answerBy?: Day;
  readonly firstBy?: Day;
}

/** Reduces a report's days to what has to travel. */
export function dated(
  { filedOn, filedUntil }: Pick<Dated, 'filedOn' | 'filedUntil'>,
  days: Deadlines,
): Dated {
  const came = filedUntil === undefined ? { filedOn } : { filedOn, filedUntil };
  return days.desk === 'hr'
    ? { ...came, answerBy: days.answerBy }
    : { ...came, firstBy: days.firstAnswerBy };
}

/** The days of a report. The day of feedback follows from its own day. */
export function daysOf({ filedOn, answerBy, firstBy }: Dated): Deadlines {
  if (answerBy !== undefined) return { desk: 'hr', answerBy };
  return {
    desk: 'whistleblowing',
    firstAnswerBy: firstBy ?? addDays(filedOn, limits.firstAnswerWithinDays),
    feedbackBy: addMonths(filedOn, limits.feedbackWithinMonths),
  };
}
