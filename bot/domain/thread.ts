import type { ArrivalDays } from './arrival';
import { addToMonth, type Day, type Month } from './day';
import { isDecided, type Term } from './disposal';
import { type Dues, duesOn } from './dues';
import type { Revision, ThreadId } from './ids';
import type { CloseReason } from './message';
import type { MinutesStep } from './minutes';
import type { Answers } from './questionnaire';
import type { Named } from './readers';
import { expiryOfClosed, expiryOfOpen, isExpired } from './retention';
import type { Verdict } from './triage';

/** What the desk knows of a thread besides its messages; sealed under the desk's queue key. */
export interface ThreadState extends Named, ArrivalDays {
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
  /** The term of its desk's disposal decision. It is never stored: see {@link stateOn}. */
  readonly term?: Term;
  /** The day on which its package was archived: then it may be disposed of without a decision. */
  readonly archivedOn?: Day | undefined;
  /** The reporter has written since the desk last answered. */
  readonly unanswered: boolean;
  /** The step with an excerpt for HR; unset until somebody asks. */
  readonly hr?: HrStep;
  /** At HR's desk: the handlers' thread that this one is an excerpt of. */
  readonly origin?: ThreadId;
  /** What people compare when the row has another revision: see `versionOf`. */
  readonly version?: Revision | undefined;
  /** The step of the latest minutes. */
  readonly minutes?: MinutesStep | undefined;
  /** The day of a request to meet; unset once the desk has answered. */
  readonly meetingAskedOn?: Day | undefined;
  /** The reporter says to be punished for telling; unset once the desk has answered. */
  readonly punished?: true | undefined;
  /** The day on which a pass or the desk last changed it; unset since it came. */
  readonly changedOn?: Day | undefined;
  /** What is due in the case's record, mirrored here for the queue. */
  readonly dues?: Dues | undefined;
}

/**
 * A stored state as it is on a day: its desk's decision says the term. What is past its time and may not be
 * disposed of has expired, and an opening from there is over by itself. All who open a state get it so.
 */
export function stateOn(stored: ThreadState, today: Day, term: Term): ThreadState {
  const dues = duesOn(stored.dues, today);
  const state = {
    ...stored,
    ...(dues !== stored.dues && { dues }),
    ...(term !== undefined && { term }),
  };
  const isExpiredCase =
    stored.expired !== undefined || (isOutlived(state, today) && !mayBeDisposed(state));
  // A request keeps open what two have opened.
  const until = stored.expired?.openUntil;
  const isOpen = until !== undefined && (until >= today || isRequested(state));
  return isExpiredCase && !isOpen ? { ...state, expired: {} } : state;
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
export const hrSteps = ['asked', 'yes', 'no', 'announced', 'given', 'answered'] as const;
export type HrStep = (typeof hrSteps)[number];

export const statuses = ['received', 'answered', 'redirected', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** Whether a thread holds something new that its desk has not answered. */
export function hasNews(state: Pick<ThreadState, 'unanswered' | 'hr'>): boolean {
  return state.unanswered || state.hr === 'answered';
}

/** Whether a reporter asked to meet, or says to be punished, and has no answer: a closing counts as one. */
export function isPleading(state: Pick<ThreadState, 'meetingAskedOn' | 'punished'>): boolean {
  return state.meetingAskedOn !== undefined || state.punished === true;
}

/** Whether a thread was closed without feedback, which is still owed (VBL 5:8 p. 3). */
export function owesFeedback(state: Pick<ThreadState, 'status' | 'feedbackOn'>): boolean {
  return state.status === 'closed' && state.feedbackOn === undefined;
}

/** What tells whether a desk has anything left to do. */
type AskingState = Pick<ThreadState, 'status' | 'unanswered' | 'hr' | 'feedbackOn'>;

/** Whether a thread asks for nothing more: closed, with feedback, and nobody has written since. */
export function isFinished(state: AskingState): boolean {
  return state.status === 'closed' && !hasNews(state) && !owesFeedback(state);
}

/**
 * Whether a case is held: it is not erased before two members let it go, nor while a request for a record of
 * it keeps it, which nobody lets go.
 */
export function isHeld({ dues }: Pick<ThreadState, 'dues'>): boolean {
  return dues?.lookAgainOn !== undefined || isRequested({ dues });
}

/** Whether a request for a record of the case waits for the desk. */
export function isAskedFor({ dues }: Pick<ThreadState, 'dues'>): boolean {
  return dues?.askedOn !== undefined;
}

/**
 * Whether a request keeps the case: it waits, a no can be taken further, or a court has it. Nothing of it is
 * destroyed before an appeal is finally tried (JO on OSL 6:7).
 */
export function isRequested({ dues }: Pick<ThreadState, 'dues'>): boolean {
  return isAskedFor({ dues }) || dues?.keptUntil !== undefined || dues?.appealedOn !== undefined;
}

/** Whether two members opened a case that is past its time. */
export function isOpenExpired({ expired }: Pick<ThreadState, 'expired'>): boolean {
  return expired?.openUntil !== undefined;
}

/**
 * Whether a day alone can change a case: it can expire, as it is open from there or closed without a
 * decision, or the time in which a no can be taken further ends.
 */
export function canTurnByDay(state: ThreadState): boolean {
  if (state.dues?.keptUntil !== undefined) return true;
  if (state.expired !== undefined) return isOpenExpired(state);
  return state.closedOn !== undefined && !mayBeDisposed(state);
}

/** Whether a thread belongs among the open ones: it asks for something, is held, or was taken out. */
export function isAmongOpen(state: AskingState & Pick<ThreadState, 'dues' | 'expired'>): boolean {
  return !isFinished(state) || isHeld(state) || isOpenExpired(state);
}

/** The month of a thread's row after a change. One closed lately stays among the open until a month turns. */
export function expiryAfter(
  { expiry }: { readonly expiry: Month },
  state: ThreadState,
  today: Day,
  shared = expiryOfOpen(today),
): Month {
  const own = expiryAtTurn(state, today, shared);
  if (own === expiry || state.closedOn === undefined) return own;
  return expiryOfClosed(state.closedOn) < addToMonth(shared, -monthsAmongOpen) ? own : shared;
}

/** Months between the shared one and a thread's own at the longest term, if it was closed lately. */
const monthsAmongOpen = 3;

/** The month of a thread's row once a month turns: a finished one has the month of its closing. */
export function expiryAtTurn(state: ThreadState, today: Day, shared = expiryOfOpen(today)): Month {
  const closed = isAmongOpen(state) || isOutlived(state, today) ? undefined : state.closedOn;
  return closed === undefined ? shared : expiryOfClosed(closed, state.term);
}

/** Whether a thread's row is under the month of its closing, and not among the open ones. */
export function isPutAway(
  { expiry }: { readonly expiry: Month },
  state: AskingState & Pick<ThreadState, 'dues' | 'closedOn' | 'term' | 'expired'>,
): boolean {
  if (isAmongOpen(state)) return false;
  const { closedOn, term } = state;
  return closedOn === undefined || expiry === expiryOfClosed(closedOn, term);
}

type Timed = Pick<ThreadState, 'closedOn' | 'term'>;

/** Whether a closed thread that is not held is past its time, whatever is unanswered in it. */
export function isOutlived(state: Timed & Pick<ThreadState, 'dues'>, today: Day): boolean {
  return !isHeld(state) && isPastItsTime(state, today);
}

/** Whether the time of a closed thread is over (VBL 7:8). */
export function isPastItsTime({ closedOn, term }: Timed, today: Day): boolean {
  return closedOn !== undefined && isExpired(expiryOfClosed(closedOn, term), today);
}

/** Whether a closed case may be disposed of at its time: a decision covers it, or it is archived. */
export function mayBeDisposed({
  term,
  archivedOn,
}: Pick<ThreadState, 'term' | 'archivedOn'>): boolean {
  return archivedOn !== undefined || isDecided(term);
}
