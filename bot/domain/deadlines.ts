import { addDays, addMonths, addWorkingDays, type Day } from './day';
import type { Desk } from './ids';
import { limits } from './limits';
import type { ThreadState } from './thread';

/** HR's own clock. No law sets it: so many working days until somebody answers. */
export interface HrClock {
  readonly answerDays: number;
  /** Working days within which somebody of either desk answers a request to meet (VBL 5:8 p. 1). */
  readonly meetingDays?: number | undefined;
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
  readonly what: 'acknowledge' | 'feedback' | 'answer' | 'meet';
  readonly by: Day;
}

/** By when somebody answers a reporter who wants to meet; none where nobody has asked. */
export function meetingDue(
  { meetingAskedOn: asked }: Pick<ThreadState, 'meetingAskedOn'>,
  { meetingDays = limits.meetingDays, isWorkingDay }: HrClock,
): Due | undefined {
  if (asked === undefined) return undefined;
  return { what: 'meet', by: addWorkingDays(asked, meetingDays, isWorkingDay) };
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

/**
 * What the desk must do next; `undefined` when nothing more is asked.
 * @param clock with whose days a request to meet counts as well
 */
export function nextDue(days: Deadlines, state: ThreadState, clock?: HrClock): Due | undefined {
  const [first] = unmet(days, state);
  const meet = clock && meetingDue(state, clock);
  if (first === undefined || meet === undefined) return first ?? meet;
  return meet.by < first.by ? meet : first;
}

export function isOverdue(due: Due, today: Day): boolean {
  return today > due.by;
}
