import type { Day } from '../domain/day';
import { type Deadlines, type Due, isOverdue, unmet } from '../domain/deadlines';
import { inOrder, type Message } from '../domain/message';
import { standingOfMinutes, type TalkStanding } from '../domain/talks';
import {
  type Act,
  applyAct,
  closingAct,
  type HrStep,
  owesFeedback,
  type Status,
  type ThreadState,
} from '../domain/thread';

/** Where a thread stands, as far as the reporter can know it. */
export interface Standing {
  readonly status: Status;
  /** Clocks that have run out: each runs on its own. */
  readonly overdue: readonly Due['what'][];
  /** It was closed without feedback, which is still to come (VBL 5:8 p. 3). */
  readonly feedbackLeft: boolean;
  /** The handlers' question about HR, while it is open, or the last answer to it. */
  readonly hr: OpenQuestion | undefined;
  /** The day on which it was closed, while it is. */
  readonly closedOn: Day | undefined;
  /** What was written down of a talk: the oldest that is not approved, or else the latest. */
  readonly minutes: TalkStanding | undefined;
}

/** The question about HR before HR has got anything: until then an answer can be given, and changed. */
export type OpenQuestion = Extract<HrStep, 'asked' | 'yes' | 'no'>;

/**
 * Status, clocks and the question about HR as the reporter sees them. The reporter holds no key to the desk's
 * state, so they are computed from the acts that stand in the thread.
 */
export function threadStanding(
  days: Deadlines,
  messages: readonly Message[],
  today: Day,
): Standing {
  const state = stateAfter(messages);
  const overdue = unmet(days, state).filter((due) => isOverdue(due, today));
  const { status, hr } = state;
  const open = hr === 'asked' || hr === 'yes' || hr === 'no' ? hr : undefined;
  return {
    status,
    overdue: overdue.map((due) => due.what),
    feedbackLeft: days.desk === 'whistleblowing' && owesFeedback(state),
    hr: open,
    closedOn: state.closedOn,
    minutes: standingOfMinutes(messages),
  };
}

/** The day on which the reporter asked to meet somebody; none where the desk has answered since. */
export function meetingAsked(messages: readonly Message[]): Pick<ThreadState, 'meetingAskedOn'> {
  const { meetingAskedOn } = stateAfter(messages);
  return { meetingAskedOn };
}

function stateAfter(messages: readonly Message[]): ThreadState {
  const filed: ThreadState = { status: 'received', unanswered: false, excluded: [] };
  return inOrder(messages)
    .map(actOf)
    .reduce((now, act) => (act === undefined ? now : applyAct(now, act)), filed);
}

/** What a message does to a state; nothing, when a thread begins with it. */
function actOf({ body, day }: Message): Act | undefined {
  switch (body.kind) {
    case 'report':
    case 'talk':
    case 'excerpt':
    case 'entered':
    case 'by_hr':
    case 'moved':
      return undefined;
    case 'closed':
      return closingAct(body, day);
    case 'hr_answered':
      return { kind: 'hr_answered', day, yes: body.yes };
    case 'handed_over':
      return { kind: 'handed_over', day, toHr: body.to === 'hr' };
    default:
      return { kind: body.kind, day };
  }
}
