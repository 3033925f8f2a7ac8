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
  /** What the employee answered in the guide; none when somebody only wants to talk. */
  readonly answers?: Answers | undefined;
  /** What the bot had advised. */
  readonly advice?: Verdict | undefined;
  /** It cannot wait for its window, as the reporter said: all in it goes with the next pass. */
  readonly urgent?: true | undefined;
  readonly status: Status;
  /** The day on which a person of the desk first answered. */
  readonly answeredOn?: Day;
  /** The day of the first feedback on measures. */
  readonly feedbackOn?: Day;
  readonly closedOn?: Day;
  readonly closeReason?: CloseReason;
  /** The reporter has written since the desk last answered. */
  readonly unanswered: boolean;
  /** Members who cannot see that the thread exists: named by the reporter, or stepped down. */
  readonly excluded: readonly MemberId[];
  /** Members to whom it was shown who would not see it else; none where nobody was. */
  readonly shownTo?: readonly MemberId[] | undefined;
  /** How far it has come with an excerpt for HR; none while nobody has asked. */
  readonly hr?: HrStep;
  /** At HR's desk: the handlers' thread that this one is an excerpt of. */
  readonly origin?: ThreadId;
  /** What people compare, while the row has another revision: see `versionOf`. */
  readonly version?: Revision | undefined;
  /** The earliest day on which it can have come in: the act's clocks run from it, early and never late. */
  readonly runsFrom?: Day | undefined;
  /** When it came in, where that is neither the row's day nor `runsFrom` alone. */
  readonly arrived?: Arrival | undefined;
  /** How it has come with what was written down of a talk; none where nothing was. */
  readonly minutes?: MinutesStep | undefined;
  /** The day on which the reporter asked to meet somebody; none once the desk has answered. */
  readonly meetingAskedOn?: Day | undefined;
  /** What is due of the case's record, in which it stands: mirrored here for the queue. */
  readonly dues?: Dues | undefined;
}

/** The day on which a report came in, or the first and the last on which it can have come. */
export interface Arrival {
  readonly from: Day;
  readonly to: Day;
}

/** When a report came in, as register and thread show it: a day, or the first and the last of a range. */
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
 * What changes with a thread and with nothing else, so that two who act at once are told apart. The row's
 * revision changes at each pass of the clock as well.
 */
export function versionOf(
  { revision }: { readonly revision: Revision },
  { version }: Pick<ThreadState, 'version'>,
): Revision {
  return version ?? revision;
}

/** The reporter was asked, and has answered; HR has the excerpt; HR has answered, unseen so far. */
export const hrSteps = ['asked', 'yes', 'no', 'given', 'answered'] as const;
export type HrStep = (typeof hrSteps)[number];

export const statuses = ['received', 'answered', 'redirected', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** Messages whose kind says all that they do to a state. What begins a thread does nothing to it. */
type PlainAct = Exclude<
  Body['kind'],
  | 'report'
  | 'talk'
  | 'excerpt'
  | 'entered'
  | 'by_hr'
  | 'moved'
  | 'closed'
  | 'hr_answered'
  | 'handed_over'
>;

/** What the release applies to a state: a message's kind and day without its text, or a step-down. */
export type Act =
  | { readonly kind: PlainAct; readonly day: Day }
  | {
      readonly kind: 'closed';
      readonly day: Day;
      readonly reason: CloseReason;
      /** It does not say what was done and why: the act's three months go on (VBL 5:8 p. 3). */
      readonly feedback?: false;
    }
  | { readonly kind: 'hr_answered'; readonly day: Day; readonly yes: boolean }
  | { readonly kind: 'handed_over'; readonly day: Day; readonly toHr: boolean }
  | { readonly kind: 'stepped_down'; readonly day: Day; readonly member: MemberId };

/** What a closing does. */
export function closingAct(body: Extract<Body, { kind: 'closed' }>, day: Day): Act {
  const { kind, reason } = body;
  return { kind, day, reason, ...(isFeedback(body) ? {} : { feedback: false }) };
}

/** The state after an act. Total: an act that no longer fits (two people at once) leaves the status alone. */
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
      return heard(state);
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
      // Its day stays: only what was reopened is closed anew (VBL 7:8).
      if (state.status === 'closed') return fed;
      return { ...fed, status: 'closed', closedOn: act.day, closeReason: act.reason };
    }
  }
}

/**
 * Whatever a person of the desk says to the reporter first is the first answer. What the reporter wrote in a
 * closed thread is answered without its two years beginning again: reopening alone does that (VBL 7:8).
 */
function answered(before: ThreadState, day: Day): ThreadState {
  const { meetingAskedOn: _, ...state } = before;
  return {
    ...heard(state),
    status: state.status === 'received' ? 'answered' : state.status,
    answeredOn: state.answeredOn ?? day,
    unanswered: false,
  };
}

/** Once the handlers do anything, they have seen what HR answered. */
function heard(state: ThreadState): ThreadState {
  return state.hr === 'answered' ? { ...state, hr: 'given' } : state;
}

/** The handlers' thread after HR has answered in the excerpt's. */
export function afterHrAnswered(state: ThreadState): ThreadState {
  return state.hr === 'given' ? { ...state, hr: 'answered' } : state;
}

/** The handlers' thread after they have written to HR in the excerpt's. */
export function afterWritingToHr(state: ThreadState): ThreadState {
  return heard(state);
}

/** Whether something new stands in a thread that its desk has not answered. */
export function hasNews(state: Pick<ThreadState, 'unanswered' | 'hr'>): boolean {
  return state.unanswered || state.hr === 'answered';
}

/** Whether a thread was closed without feedback: the duty stands until a reply gives it (VBL 5:8 p. 3). */
export function owesFeedback(state: Pick<ThreadState, 'status' | 'feedbackOn'>): boolean {
  return state.status === 'closed' && state.feedbackOn === undefined;
}

/** Whether a thread asks for nothing more: closed, with feedback, and nobody has written again. */
export function isSettled(
  state: Pick<ThreadState, 'status' | 'unanswered' | 'hr' | 'feedbackOn'>,
): boolean {
  return state.status === 'closed' && !hasNews(state) && !owesFeedback(state);
}

/** Whether a case is held: it is not erased before two members have let it go. */
export function isHeld({ dues }: Pick<ThreadState, 'dues'>): boolean {
  return dues?.lookAgainOn !== undefined;
}

/** Whether a thread stands among the open ones: it asks for something, or is held. */
export function standsOpen(
  state: Pick<ThreadState, 'status' | 'unanswered' | 'hr' | 'feedbackOn' | 'dues'>,
): boolean {
  return !isSettled(state) || isHeld(state);
}

/** The month under which a thread's row is once a month has turned; a settled one has its last month. */
export function expiryAfter(
  { expiry }: { readonly expiry: Month },
  state: ThreadState,
  today: Day,
  shared = expiryOfOpen(today),
): Month {
  const own = expiryAtTurn(state, today, shared);
  return own === expiry || own < addToMonth(shared, -monthsAmongOpen) ? own : shared;
}

/** Within so many months of the one that open threads share, a closed thread's own month is a late one. */
const monthsAmongOpen = 3;

/** The month under which a thread's row is once a month has turned; a settled one has its last month. */
export function expiryAtTurn(state: ThreadState, today: Day, shared = expiryOfOpen(today)): Month {
  const closed = standsOpen(state) || isOutlived(state, today) ? undefined : state.closedOn;
  return closed === undefined ? shared : expiryOfClosed(closed);
}

/** Whether a thread's row stands under the month of its closing, and so not among the open ones. */
export function isPutAway(
  { expiry }: { readonly expiry: Month },
  state: Parameters<typeof standsOpen>[0] & Pick<ThreadState, 'closedOn'>,
): boolean {
  if (standsOpen(state)) return false;
  const { closedOn } = state;
  return closedOn === undefined || expiry === expiryOfClosed(closedOn);
}

/** Whether a closed thread is to be erased by now, whatever is unanswered in it: it is not held. */
export function isOutlived(state: Pick<ThreadState, 'closedOn' | 'dues'>, today: Day): boolean {
  return !isHeld(state) && isPastItsTime(state, today);
}

/** Whether the two years of a closed thread are over (VBL 7:8). */
export function isPastItsTime({ closedOn }: Pick<ThreadState, 'closedOn'>, today: Day): boolean {
  return closedOn !== undefined && isExpired(expiryOfClosed(closedOn), today);
}
