import { addDays, addMonths, type Day } from './day';
import { limits } from './limits';
import type { ThreadState } from './thread';

/** The legal days of a report. Both clocks run from the day of filing, which the filed view acknowledges. */
export interface Deadlines {
  /** A person acknowledges by this day (VBL 5:8 p. 2). */
  readonly acknowledgeBy: Day;
  /** Feedback on measures by this day (VBL 5:8 p. 3). */
  readonly feedbackBy: Day;
}

export function deadlines(filedOn: Day): Deadlines {
  return {
    acknowledgeBy: addDays(filedOn, limits.acknowledgeWithinDays),
    feedbackBy: addMonths(filedOn, limits.feedbackWithinMonths),
  };
}

/** What the desk must do next and by when; `undefined` when the law asks nothing more. */
export interface Due {
  readonly what: 'acknowledge' | 'feedback';
  readonly by: Day;
}

export function nextDue(filedOn: Day, state: ThreadState): Due | undefined {
  const { acknowledgeBy, feedbackBy } = deadlines(filedOn);
  if (state.status === 'closed') return undefined;
  if (state.acknowledgedOn === undefined) return { what: 'acknowledge', by: acknowledgeBy };
  if (state.feedbackOn === undefined) return { what: 'feedback', by: feedbackBy };
  return undefined;
}

export function isOverdue(due: Due, today: Day): boolean {
  return today > due.by;
}
