import type { Day } from './day';
import { type Body, type CloseReason, isFeedback } from './message';
import type { ThreadState } from './thread';

/** Messages whose kind says all that they do to a state. Those that begin a thread do nothing. */
type PlainAct = Exclude<Body['kind'], Beginning | 'closed' | 'hr_answered' | 'handed_over'>;
type Beginning = 'report' | 'talk' | 'excerpt' | 'entered' | 'by_hr' | 'moved';

/** What the pass applies to a state: a message's kind and day. */
export type Act =
  | { readonly kind: PlainAct; readonly day: Day }
  | {
      readonly kind: 'closed';
      readonly day: Day;
      readonly reason: CloseReason;
      /** It is no feedback: the act's three months go on (VBL 5:8 p. 3). */
      readonly feedback?: false;
    }
  | { readonly kind: 'hr_answered'; readonly day: Day; readonly yes: boolean }
  | { readonly kind: 'handed_over'; readonly day: Day; readonly hr?: 'announced' | 'given' };

/** The act of a message; `undefined` when a thread begins with it. */
export function actOf(body: Body, day: Day): Act | undefined {
  switch (body.kind) {
    case 'report':
    case 'talk':
    case 'excerpt':
    case 'entered':
    case 'by_hr':
    case 'moved':
      return undefined;
    case 'closed':
      return {
        kind: 'closed',
        day,
        reason: body.reason,
        ...(!isFeedback(body) && { feedback: false }),
      };
    case 'hr_answered':
      return { kind: 'hr_answered', day, yes: body.yes };
    case 'handed_over':
      return {
        kind: 'handed_over',
        day,
        ...(body.to === 'hr' && { hr: body.announced === true ? 'announced' : 'given' }),
      };
    default:
      return { kind: body.kind, day };
  }
}

/** The state after an act. Total: an act that no longer fits leaves the status alone. */
export function applyAct(state: ThreadState, act: Act): ThreadState {
  const after = withAct(state, act);
  return addsNothing.includes(act.kind) ? after : withMore(after);
}

/** The state of a case that has got more: what was archived lacks it, so it counts as archived no more. */
export function withMore(state: ThreadState): ThreadState {
  return state.archivedOn === undefined ? state : { ...state, archivedOn: undefined };
}

const addsNothing: readonly Act['kind'][] = ['note', 'code_renewed'];

function withAct(state: ThreadState, act: Act): ThreadState {
  switch (act.kind) {
    case 'message':
    case 'minutes_corrected':
      return { ...state, unanswered: true };
    case 'meeting_asked':
      return { ...state, unanswered: true, meetingAskedOn: state.meetingAskedOn ?? act.day };
    case 'punished':
      return { ...state, unanswered: true, punished: true };
    case 'code_renewed':
      return state;
    case 'minutes_approved':
      return state.minutes === undefined ? state : { ...state, minutes: 'settled' };
    case 'minutes':
      return { ...answered(state, act.day), minutes: 'open' };
    case 'minutes_settled':
      return { ...answered(state, act.day), minutes: 'settled' };
    case 'hr_answered': {
      const open = state.hr === 'asked' || state.hr === 'yes' || state.hr === 'no';
      return { ...state, unanswered: true, ...(open ? { hr: act.yes ? 'yes' : 'no' } : {}) };
    }
    case 'note':
      return afterHrRead(state);
    case 'reply':
      return answered(state, act.day);
    case 'feedback':
      return { ...answered(state, act.day), feedbackOn: state.feedbackOn ?? act.day };
    case 'redirected': {
      const now = answered(state, act.day);
      return now.status === 'closed' ? now : { ...now, status: 'redirected' };
    }
    case 'hr_asked': {
      const now = answered(state, act.day);
      return now.hr === 'given' ? now : { ...now, hr: 'asked' };
    }
    case 'handed_over': {
      const now = answered(state, act.day);
      const isThere = now.hr === 'given' || now.hr === 'answered';
      return act.hr === undefined || (isThere && act.hr === 'announced')
        ? now
        : { ...now, hr: act.hr };
    }
    case 'reopened': {
      const now = answered(state, act.day);
      const { closedOn: _on, closeReason: _why, ...open } = now;
      return state.status === 'closed' ? { ...open, status: 'answered' } : now;
    }
    case 'closed': {
      const now = answered(state, act.day);
      const gives = act.feedback !== false;
      const fed = gives ? { ...now, feedbackOn: now.feedbackOn ?? act.day } : now;
      // Its day stays: only a reopened thread is closed again (VBL 7:8).
      if (state.status === 'closed') return fed;
      const { day: closedOn, reason: closeReason } = act;
      return {
        ...fed,
        status: 'closed',
        closedOn,
        closeReason,
      };
    }
  }
}

/**
 * The state after the desk said something: the first time is the first answer. An answer in a closed thread
 * does not restart its two years: only reopening does (VBL 7:8).
 */
function answered(before: ThreadState, day: Day): ThreadState {
  const { meetingAskedOn: _, punished: _told, ...state } = before;
  return {
    ...afterHrRead(state),
    status: state.status === 'received' ? 'answered' : state.status,
    answeredOn: state.answeredOn ?? day,
    unanswered: false,
  };
}

/** The handlers' thread once they do anything: they have seen what HR answered. */
export function afterHrRead(state: ThreadState): ThreadState {
  return state.hr === 'answered' ? { ...state, hr: 'given' } : state;
}

/** The handlers' thread after HR has answered in the excerpt's. */
export function afterHrAnswered(state: ThreadState): ThreadState {
  return state.hr === 'given' ? { ...state, hr: 'answered' } : state;
}
