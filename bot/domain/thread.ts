import { addToMonth, type Day, type Month } from './day';
import type { Dues } from './dues';
import type { MemberId, Revision, ThreadId } from './ids';
import { type Body, type CloseReason, isFeedback } from './message';
import type { MinutesStep } from './minutes';
import type { Answers } from './questionnaire';
import { withExcluded } from './readers';
import { expiryOfClosed, expiryOfOpen, isExpired } from './retention';
import type { Verdict } from './triage';

/** What the desk knows of a thread besides its messages; sealed under the desk's queue key. */
export interface ThreadState {
  /** The answers in the guide; unset when somebody only wants to talk. */
  readonly answers?: Answers | undefined;
  /** The bot's advice. */
  readonly advice?: Verdict | undefined;
  /** The reporter said that it cannot wait: all in it goes with the next pass. */
  readonly urgent?: true | undefined;
  readonly status: Status;
  /** The day of a member's first answer. */
  readonly answeredOn?: Day;
  /** The day of the first feedback. */
  readonly feedbackOn?: Day;
  readonly closedOn?: Day;
  readonly closeReason?: CloseReason;
  /** The reporter has written since the desk last answered. */
  readonly unanswered: boolean;
  /** Members who must not know that the thread exists: named by the reporter, or stepped down. */
  readonly excluded: readonly MemberId[];
  /** Members to whom it was shown who would not see it otherwise. */
  readonly shownTo?: readonly MemberId[] | undefined;
  /** The step with an excerpt for HR; unset until somebody asks. */
  readonly hr?: HrStep;
  /** At HR's desk: the handlers' thread that this one is an excerpt of. */
  readonly origin?: ThreadId;
  /** What people compare when the row has another revision: see `versionOf`. */
  readonly version?: Revision | undefined;
  /** The earliest day on which it can have come in. The act's clocks run from it: early, never late. */
  readonly runsFrom?: Day | undefined;
  /** When it came in, if neither the row's day nor `runsFrom` tells it. */
  readonly arrived?: Arrival | undefined;
  /** The step of the latest minutes. */
  readonly minutes?: MinutesStep | undefined;
  /** The day of a request to meet; unset once the desk has answered. */
  readonly meetingAskedOn?: Day | undefined;
  /** What is due in the case's record, mirrored here for the queue. */
  readonly dues?: Dues | undefined;
}

/** The day on which a report came in, or the first and the last possible one. */
export interface Arrival {
  readonly from: Day;
  readonly to: Day;
}

/** When a report came in, as register and thread show it. */
export function arrivalOf(
  row: { readonly filedOn: Day },
  { arrived, runsFrom = row.filedOn }: Pick<ThreadState, 'arrived' | 'runsFrom'>,
): { readonly filedOn: Day; readonly filedUntil?: Day } {
  const { from, to } = arrived ?? { from: runsFrom, to: runsFrom };
  return to > from ? { filedOn: from, filedUntil: to } : { filedOn: from };
}

/** The day from which a thread's clocks run. */
export function clocksFrom(
  { filedOn }: { readonly filedOn: Day },
  { runsFrom }: Pick<ThreadState, 'runsFrom'>,
): Day {
  return runsFrom ?? filedOn;
}

/**
 * A mark that changes only with the thread itself, so that two who act at once are told apart. The row's
 * revision changes at each pass as well.
 */
export function versionOf(
  { revision }: { readonly revision: Revision },
  { version }: Pick<ThreadState, 'version'>,
): Revision {
  return version ?? revision;
}

/** In turn: the reporter was asked, has answered; HR has the excerpt, has answered unseen. */
export const hrSteps = ['asked', 'yes', 'no', 'given', 'answered'] as const;
export type HrStep = (typeof hrSteps)[number];

export const statuses = ['received', 'answered', 'redirected', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** Messages whose kind says all that they do to a state. Those that begin a thread do nothing. */
type PlainAct = Exclude<Body['kind'], Beginning | 'closed' | 'hr_answered' | 'handed_over'>;
type Beginning = 'report' | 'talk' | 'excerpt' | 'entered' | 'by_hr' | 'moved';

/** What the release applies to a state: a message's kind and day, or a step-down. */
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
  | { readonly kind: 'handed_over'; readonly day: Day; readonly toHr: boolean }
  | { readonly kind: 'stepped_down'; readonly day: Day; readonly member: MemberId };

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
      return { kind: 'handed_over', day, toHr: body.to === 'hr' };
    default:
      return { kind: body.kind, day };
  }
}

/** The state after an act. Total: an act that no longer fits leaves the status alone. */
export function applyAct(state: ThreadState, act: Act): ThreadState {
  switch (act.kind) {
    case 'message':
    case 'minutes_corrected':
      return { ...state, unanswered: true };
    case 'meeting_asked':
      return { ...state, unanswered: true, meetingAskedOn: state.meetingAskedOn ?? act.day };
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
    case 'stepped_down':
      return { ...state, ...withExcluded(state, act.member) };
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
    case 'handed_over':
      return { ...answered(state, act.day), ...(act.toHr ? { hr: 'given' } : {}) };
    case 'reopened': {
      const { closedOn: _on, closeReason: _why, ...open } = answered(state, act.day);
      return state.status === 'closed' ? { ...open, status: 'answered' } : answered(state, act.day);
    }
    case 'closed': {
      const now = answered(state, act.day);
      const gives = act.feedback !== false;
      const fed = gives ? { ...now, feedbackOn: now.feedbackOn ?? act.day } : now;
      // Its day stays: only a reopened thread is closed again (VBL 7:8).
      if (state.status === 'closed') return fed;
      return { ...fed, status: 'closed', closedOn: act.day, closeReason: act.reason };
    }
  }
}

/**
 * The state after the desk said something: the first time is the first answer. An answer in a closed thread
 * does not restart its two years: only reopening does (VBL 7:8).
 */
function answered(before: ThreadState, day: Day): ThreadState {
  const { meetingAskedOn: _, ...state } = before;
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

/** Whether a thread holds something new that its desk has not answered. */
export function hasNews(state: Pick<ThreadState, 'unanswered' | 'hr'>): boolean {
  return state.unanswered || state.hr === 'answered';
}

/** Whether a thread was closed without feedback, which is still owed (VBL 5:8 p. 3). */
export function owesFeedback(state: Pick<ThreadState, 'status' | 'feedbackOn'>): boolean {
  return state.status === 'closed' && state.feedbackOn === undefined;
}

/** What tells whether a desk has anything left to do. */
type Asking = Pick<ThreadState, 'status' | 'unanswered' | 'hr' | 'feedbackOn'>;

/** Whether a thread asks for nothing more: closed, with feedback, and nobody has written since. */
export function isFinished(state: Asking): boolean {
  return state.status === 'closed' && !hasNews(state) && !owesFeedback(state);
}

/** Whether a case is held: it is not erased before two members let it go. */
export function isHeld({ dues }: Pick<ThreadState, 'dues'>): boolean {
  return dues?.lookAgainOn !== undefined;
}

/** Whether a thread belongs among the open ones: it asks for something, or is held. */
export function isAmongOpen(state: Asking & Pick<ThreadState, 'dues'>): boolean {
  return !isFinished(state) || isHeld(state);
}

/** The month of a thread's row after a change. One closed lately stays among the open until a month turns. */
export function expiryAfter(
  { expiry }: { readonly expiry: Month },
  state: ThreadState,
  today: Day,
  shared = expiryOfOpen(today),
): Month {
  const own = expiryAtTurn(state, today, shared);
  return own === expiry || own < addToMonth(shared, -monthsAmongOpen) ? own : shared;
}

/** Months between the shared one and a thread's own for it to count as closed lately. */
const monthsAmongOpen = 3;

/** The month of a thread's row once a month turns: a finished one has the month of its closing. */
export function expiryAtTurn(state: ThreadState, today: Day, shared = expiryOfOpen(today)): Month {
  const closed = isAmongOpen(state) || isOutlived(state, today) ? undefined : state.closedOn;
  return closed === undefined ? shared : expiryOfClosed(closed);
}

/** Whether a thread's row is under the month of its closing, and not among the open ones. */
export function isPutAway(
  { expiry }: { readonly expiry: Month },
  state: Asking & Pick<ThreadState, 'dues' | 'closedOn'>,
): boolean {
  if (isAmongOpen(state)) return false;
  const { closedOn } = state;
  return closedOn === undefined || expiry === expiryOfClosed(closedOn);
}

/** Whether a closed thread is to be erased, whatever is unanswered in it. */
export function isOutlived(state: Pick<ThreadState, 'closedOn' | 'dues'>, today: Day): boolean {
  return !isHeld(state) && isPastItsTime(state, today);
}

/** Whether the two years of a closed thread are over (VBL 7:8). */
export function isPastItsTime({ closedOn }: Pick<ThreadState, 'closedOn'>, today: Day): boolean {
  return closedOn !== undefined && isExpired(expiryOfClosed(closedOn), today);
}
