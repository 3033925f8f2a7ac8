import type { Day } from '../domain/day';
import { type Deadlines, type Due, isOverdue, unmet } from '../domain/deadlines';
import { inOrder, type Message } from '../domain/message';
import type { MinutesStep } from '../domain/minutes';
import {
  type Act,
  applyAct,
  closingAct,
  type HrStep,
  owesFeedback,
  type Status,
  type ThreadState,
} from '../domain/thread';
import { dayOfMinutes } from '../threads/latest-minutes';

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
  /** What was written down of a talk, as far as it can be approved. */
  readonly minutes: OpenMinutes | undefined;
}

/** Minutes by their day, and how it has come with them. */
export interface OpenMinutes {
  readonly of: Day;
  readonly step: MinutesStep;
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
  const { status, hr, minutes: step } = state;
  const open = hr === 'asked' || hr === 'yes' || hr === 'no' ? hr : undefined;
  const of = dayOfMinutes(
    messages.find(({ body }) => body.kind === 'entered'),
    inOrder(messages),
  );
  const minutes = of && step && { of, step };
  return {
    status,
    overdue: overdue.map((due) => due.what),
    feedbackLeft: days.desk === 'whistleblowing' && owesFeedback(state),
    hr: open,
    closedOn: state.closedOn,
    minutes,
  };
}

/** The day on which the reporter asked to meet somebody; none where the desk has answered since. */
export function meetingAsked(messages: readonly Message[]): Pick<ThreadState, 'meetingAskedOn'> {
  const { meetingAskedOn } = stateAfter(messages);
  return { meetingAskedOn };
}

function stateAfter(messages: readonly Message[]): ThreadState {
  const entered = messages.some(({ body }) => body.kind === 'entered');
  const filed: ThreadState = {
    status: 'received',
    unanswered: false,
    excluded: [],
    ...(entered && { minutes: 'open' }),
  };
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
