import { addDays, addMonths, addWorkingDays, type Day } from './day';
import type { Desk } from './ids';
import { limits } from './limits';
import type { ThreadState } from './thread';
import { type WaitsFor, waitsFor } from './window';

/** HR's own clock, which no law sets: working days until a member answers. */
export interface HrClock {
  readonly answerDays: number;
  /** Working days within which either desk answers a request to meet (VBL 5:8 p. 1). */
  readonly meetingDays?: number | undefined;
  /** Months for which an employee's no to a request keeps the case; by default {@link limits}'s. */
  readonly refusalMonths?: number | undefined;
  readonly isWorkingDay: (day: Day) => boolean;
}

/** The part of the port `Windows` that deadlines need. */
export interface ReadingDays {
  readableOn(done: Day, waits: WaitsFor): Day;
  lastDayFor(readable: Day, waits: WaitsFor): Day;
}

/** The earliest day on which a report can have come in, and its pass day. */
export interface Came {
  readonly runsFrom: Day;
  readonly outOn: Day;
}

/** The days by which the reporter reads something, or the desk does something. */
export type Deadlines =
  | {
      readonly desk: 'whistleblowing';
      /** A member answers by this day. The report itself is acknowledged at sending. */
      readonly firstAnswerBy: Day;
      /** Feedback on measures by this day (VBL 5:8 p. 3). */
      readonly feedbackBy: Day;
    }
  | { readonly desk: 'hr'; readonly answerBy: Day };

/**
 * The days by which a reporter can read what a desk does. The act's clocks run from the earliest day on which
 * the report can have come. A first answer is allowed the time that report and answer wait for a pass.
 * HR's own clock sets a day for the desk; the reporter reads the answer on its pass day.
 */
export function deadlines(
  desk: Desk,
  { runsFrom, outOn }: Came,
  hr: HrClock,
  pass: Pick<ReadingDays, 'readableOn'>,
  waits: WaitsFor = waitsFor(desk),
): Deadlines {
  const answered = pass.readableOn(outOn, waits);
  if (desk === 'hr') {
    const by = addWorkingDays(runsFrom, hr.answerDays, hr.isWorkingDay);
    return { desk, answerBy: latest(pass.readableOn(by, waits), answered) };
  }
  return {
    desk,
    firstAnswerBy: latest(addDays(runsFrom, limits.firstAnswerWithinDays), answered),
    feedbackBy: addMonths(runsFrom, limits.feedbackWithinMonths),
  };
}

/** The last days on which the desk can act for the reporter to read of it in time. */
export function lastDays(
  days: Deadlines,
  pass: Pick<ReadingDays, 'lastDayFor'>,
  waits: WaitsFor = waitsFor(days.desk),
): Deadlines {
  const last = (by: Day): Day => pass.lastDayFor(by, waits);
  if (days.desk === 'hr') return { ...days, answerBy: last(days.answerBy) };
  return { ...days, firstAnswerBy: last(days.firstAnswerBy), feedbackBy: last(days.feedbackBy) };
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}

export interface Due {
  readonly what: 'answer' | 'feedback' | 'meet';
  readonly by: Day;
}

/** The desk's last day, counted in working days, to answer a reporter who asked to meet. */
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
 * What the desk must do next; `undefined` when nothing is left.
 * @param meet by when a request to meet is answered
 */
export function nextDue(days: Deadlines, state: ThreadState, meet?: Due): Due | undefined {
  const [first] = unmet(days, state);
  if (first === undefined || meet === undefined) return first ?? meet;
  return meet.by < first.by ? meet : first;
}

/** Whether the day of a deadline is over. */
export function isOverdue(due: Due, today: Day): boolean {
  return today > due.by;
}

/** Whether a desk is late: its last day is over, and what it did on that day is delivered. */
export function isDeskLate(
  { by }: Pick<Due, 'by'>,
  pass: Pick<ReadingDays, 'readableOn'> & { isPassed(day: Day): boolean },
  today: Day,
  waits: WaitsFor,
): boolean {
  return today > by && pass.isPassed(pass.readableOn(by, waits));
}
