import { addDays, addMonths, addWorkingDays, type Day } from './day';
import type { Desk } from './ids';
import { limits } from './limits';
import type { ThreadState } from './thread';

/** HR's own clock. No law sets it: so many working days until somebody answers. */
export interface HrClock {
  readonly answerDays: number;
  readonly isWorkingDay: (day: Day) => boolean;
}

/** The days of a report. The act's clocks run from the day on which it came to the desk; HR has its own. */
export type Deadlines =
  | {
      readonly desk: 'whistleblowing';
      /** A person acknowledges by this day (VBL 5:8 p. 2). */
      readonly acknowledgeBy: Day;
      /** Feedback on measures by this day (VBL 5:8 p. 3). */
      readonly feedbackBy: Day;
    }
  | { readonly desk: 'hr'; readonly answerBy: Day };

/** The days that a report has at a desk. */
export function deadlines(desk: Desk, filedOn: Day, hr: HrClock): Deadlines {
  if (desk === 'hr') {
    return { desk, answerBy: addWorkingDays(filedOn, hr.answerDays, hr.isWorkingDay) };
  }
  return {
    desk,
    acknowledgeBy: addDays(filedOn, limits.acknowledgeWithinDays),
    feedbackBy: addMonths(filedOn, limits.feedbackWithinMonths),
  };
}

/** Something that the desk must do, and by when. */
export interface Due {
  readonly what: 'acknowledge' | 'feedback' | 'answer';
  readonly by: Day;
}

/**
 * Unmet deadlines, earliest first. Closing ends every clock but that of feedback, where it says nothing of
 * measures and reasons (VBL 5:8 p. 3).
 */
export function unmet(days: Deadlines, state: ThreadState): readonly Due[] {
  const unread = state.acknowledgedOn === undefined && state.status !== 'closed';
  if (days.desk === 'hr') return unread ? [{ what: 'answer', by: days.answerBy }] : [];
  return [
    ...(unread ? [{ what: 'acknowledge', by: days.acknowledgeBy } as const] : []),
    ...(state.feedbackOn === undefined ? [{ what: 'feedback', by: days.feedbackBy } as const] : []),
  ];
}

/** What the desk must do next; `undefined` when nothing more is asked. */
export function nextDue(days: Deadlines, state: ThreadState): Due | undefined {
  return unmet(days, state)[0];
}

export function isOverdue(due: Due, today: Day): boolean {
  return today > due.by;
}
