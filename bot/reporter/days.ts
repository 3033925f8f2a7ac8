import { addDays, addMonths, type Day } from '../domain/day';
import type { Deadlines } from '../domain/deadlines';
import { limits } from '../domain/limits';

/** A report as the conversation knows it. What takes a calendar or the release's clock travels. */
export interface Dated {
  readonly filedOn: Day;
  /** The last day on which it can have been filed, where that is later. */
  readonly filedUntil?: Day | undefined;
  readonly answerBy?: Day;
  readonly firstBy?: Day;
}

/** A report's days with what the conversation has to know of its desk. */
export function dated(
  { filedOn, filedUntil }: Pick<Dated, 'filedOn' | 'filedUntil'>,
  days: Deadlines,
): Dated {
  const came = filedUntil === undefined ? { filedOn } : { filedOn, filedUntil };
  return days.desk === 'hr'
    ? { ...came, answerBy: days.answerBy }
    : { ...came, firstBy: days.firstAnswerBy };
}

/** The days of a report. That of feedback follows from its day alone. */
export function daysOf({ filedOn, answerBy, firstBy }: Dated): Deadlines {
  if (answerBy !== undefined) return { desk: 'hr', answerBy };
  return {
    desk: 'whistleblowing',
    firstAnswerBy: firstBy ?? addDays(filedOn, limits.firstAnswerWithinDays),
    feedbackBy: addMonths(filedOn, limits.feedbackWithinMonths),
  };
}
