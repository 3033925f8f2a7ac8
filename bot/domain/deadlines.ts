import { addDays, addMonths, addWorkingDays, type Day } from './day';
import type { Desk } from './ids';
import { limits } from './limits';
import type { ThreadState } from './thread';
import { type WaitsFor, waitsFor } from './window';

/** HR's own clock. No law sets it: so many working days until somebody answers. */
export interface HrClock {
  readonly answerDays: number;
  /** Working days within which somebody of either desk answers a request to meet (VBL 5:8 p. 1). */
  readonly meetingDays?: number | undefined;
  readonly isWorkingDay: (day: Day) => boolean;
}

/** What deadlines know of the release: see `Windows`. */
export interface ReadingDays {
  readableOn(done: Day, waits: WaitsFor): Day;
  lastDayFor(readable: Day, waits: WaitsFor): Day;
}

/** When a report came in at the earliest, and when its desk can read it. */
export interface Came {
  readonly runsFrom: Day;
  readonly outOn: Day;
}

/** The days of a report: on each of them something is readable by the reporter, or done by the desk. */
export type Deadlines =
  | {
      readonly desk: 'whistleblowing';
      /** A person gives a first answer by this day. The report is acknowledged by then: at sending. */
      readonly firstAnswerBy: Day;
      /** Feedback on measures by this day (VBL 5:8 p. 3). */
      readonly feedbackBy: Day;
    }
  | { readonly desk: 'hr'; readonly answerBy: Day };

/**
 * The days by which a reporter can read what a desk does. The act's clocks run from the earliest day on which
 * the report can have come. A first answer has besides the time that the report and the answer wait. HR's own
 * clock sets a day for the desk, and the reporter reads it on the day of its release.
 */
export function deadlines(
  desk: Desk,
  { runsFrom, outOn }: Came,
  hr: HrClock,
  release: Pick<ReadingDays, 'readableOn'>,
  waits: WaitsFor = waitsFor(desk),
): Deadlines {
  const answered = release.readableOn(outOn, waits);
  if (desk === 'hr') {
    const by = addWorkingDays(runsFrom, hr.answerDays, hr.isWorkingDay);
    return { desk, answerBy: latest(release.readableOn(by, waits), answered) };
  }
  return {
    desk,
    firstAnswerBy: latest(addDays(runsFrom, limits.firstAnswerWithinDays), answered),
    feedbackBy: addMonths(runsFrom, limits.feedbackWithinMonths),
  };
}

/** The desk's own last days: the latest on which it can act so that the reporter reads of it in time. */
export function lastDays(
  days: Deadlines,
  release: Pick<ReadingDays, 'lastDayFor'>,
  waits: WaitsFor = waitsFor(days.desk),
): Deadlines {
  const last = (by: Day): Day => release.lastDayFor(by, waits);
  if (days.desk === 'hr') return { ...days, answerBy: last(days.answerBy) };
  return {
    ...days,
    firstAnswerBy: last(days.firstAnswerBy),
    feedbackBy: last(days.feedbackBy),
  };
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Something that the desk must do, and by when. */
export interface Due {
  readonly what: 'answer' | 'feedback' | 'meet';
  readonly by: Day;
}

/** The desk's last day to answer a reporter who asked to meet, in working days; none without asking. */
export function meetingDue(
  { meetingAskedOn: asked }: Pick<ThreadState, 'meetingAskedOn'>,
  { meetingDays = limits.meetingDays, isWorkingDay }: HrClock,
  { readableOn }: Pick<ReadingDays, 'readableOn'>,
  waits: WaitsFor,
): Due | undefined {
  if (asked === undefined) return undefined;
  const by = addWorkingDays(readableOn(asked, waits), meetingDays, isWorkingDay);
  return { what: 'meet', by };
}

/** Unmet deadlines, earliest first. After a closing only feedback can be due (VBL 5:8 p. 3). */
export function unmet(days: Deadlines, state: ThreadState): readonly Due[] {
  const unanswered = state.answeredOn === undefined && state.status !== 'closed';
  const by = days.desk === 'hr' ? days.answerBy : days.firstAnswerBy;
  const answer = unanswered ? [{ what: 'answer', by } as const] : [];
  if (days.desk === 'hr') return answer;
  return [
    ...answer,
    ...(state.feedbackOn === undefined ? [{ what: 'feedback', by: days.feedbackBy } as const] : []),
  ];
}

/**
 * What the desk must do next; `undefined` when nothing more is asked.
 * @param meet by when somebody answers a request to meet
 */
export function nextDue(days: Deadlines, state: ThreadState, meet?: Due): Due | undefined {
  const [first] = unmet(days, state);
  if (first === undefined || meet === undefined) return first ?? meet;
  return meet.by < first.by ? meet : first;
}

/** Whether a day is over on which something was to be readable. */
export function isOverdue(due: Due, today: Day): boolean {
  return today > due.by;
}

/** Whether a desk is late: its last day is over, and what it did then is out. */
export function isDeskLate(
  { by }: Pick<Due, 'by'>,
  release: Pick<ReadingDays, 'readableOn'> & { isPassed(day: Day): boolean },
  today: Day,
  waits: WaitsFor,
): boolean {
  return today > by && release.isPassed(release.readableOn(by, waits));
}
