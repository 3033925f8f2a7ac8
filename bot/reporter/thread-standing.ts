import type { Day } from '../domain/day';
import { type Deadlines, type Due, isOverdue, unmet } from '../domain/deadlines';
import { inOrder, type Message, wasOutBefore } from '../domain/message';
import { standingOfMinutes, type TalkStanding } from '../domain/talks';
import { type HrStep, owesFeedback, type Status, type ThreadState } from '../domain/thread';
import { actOf, applyAct } from '../domain/thread-act';

/** A thread's status as far as the reporter can know it. */
export interface Standing {
  readonly status: Status;
  /** Clocks that ran out, each independently. */
  readonly overdue: readonly Due['what'][];
  /** It was closed without feedback, which is still owed (VBL 5:8 p. 3). */
  readonly feedbackLeft: boolean;
  /** The handlers' open question about HR, or the last answer to it. */
  readonly hr: OpenQuestion | undefined;
  /** The reporter says to be punished, and nobody has answered. */
  readonly punished: boolean;
  /** Set while it is closed. */
  readonly closedOn: Day | undefined;
  /** See {@link standingOfMinutes}. */
  readonly minutes: TalkStanding | undefined;
}

/** The question about HR before HR has got anything: it can be answered, and the answer changed. */
export type OpenQuestion = Extract<HrStep, 'asked' | 'yes' | 'no'>;

/**
 * Status, clocks and the question about HR as the reporter sees them. They are computed from the messages,
 * since the reporter has no key to the desk's state.
 */
export function threadStanding(
  days: Deadlines,
  messages: readonly Message[],
  today: Day,
): Standing {
  const state = stateAfter(messages);
  const overdue = unmet(days, state).filter((due) => isOverdue(due, today));
  const { status, hr, punished = false } = state;
  const open = hr === 'asked' || hr === 'yes' || hr === 'no' ? hr : undefined;
  return {
    status,
    overdue: overdue.map((due) => due.what),
    feedbackLeft: days.desk === 'whistleblowing' && owesFeedback(state),
    hr: open,
    punished,
    closedOn: state.closedOn,
    minutes: standingOfMinutes(messages),
  };
}

/** The day of a request to meet; unset once the desk has answered. */
export function meetingAsked(messages: readonly Message[]): Pick<ThreadState, 'meetingAskedOn'> {
  const { meetingAskedOn } = stateAfter(messages);
  return { meetingAskedOn };
}

function stateAfter(messages: readonly Message[]): ThreadState {
  const filed: ThreadState = { status: 'received', unanswered: false, excluded: [] };
  const said = inOrder(messages);
  const question = said.findLast(({ body }) => body.kind === 'hr_asked');
  // An answer to an earlier question does not answer one that was not out: it stays open.
  const isUnseen = (one: Message): boolean =>
    one.body.kind === 'hr_answered' && question !== undefined && !wasOutBefore(question, one);
  return said
    .filter((one) => !isUnseen(one))
    .map(({ body, day }) => actOf(body, day))
    .reduce((now, act) => (act === undefined ? now : applyAct(now, act)), filed);
}
