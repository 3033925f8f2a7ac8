import type { TwoChoice } from './case-proposal';
import type { Day } from './day';
import type { HandedTo } from './hand-over';
import type { Id } from './ids';
import type { CloseReason } from './message';

/** A warning to members: from a day on, releases will hide less. */
export interface ListNote {
  readonly kind: 'release_weaker';
  readonly to: 'at-once' | 'daily';
  readonly on: Day;
}

/** A member's reading of a thread: opened, or with something new, or on another day. */
export interface ThreadReading {
  readonly day: Day;
  /** None when the reader has left the desk. */
  readonly title?: string | undefined;
}

/** How many reports came to the desk on a day. */
export interface DayCount {
  readonly day: Day;
  readonly count: number;
}

/** The unanswered reports of a day. */
export interface DayToClose extends DayCount {
  /** How many of them the member has not opened yet. */
  readonly unopened: number;
}

export interface ProposalItem extends DayCount {
  readonly id: Id;
  /** The proposer's title. */
  readonly title: string;
  readonly own: boolean;
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
  /** No colleague is there to answer, so the member may do it alone. */
  readonly mayAlone: boolean;
}

/** Reports of a day that were closed together, and can be reopened together. */
export interface ClosedItem extends DayCount {
  readonly id: Id;
  readonly until: Day;
  /** The title of who did it alone, and why; none where two agreed. */
  readonly alone?: { readonly title: string | undefined; readonly why: string } | undefined;
}

/** A form in a thread. `reader`: the reader of what is written in it, unless it is a note. */
export interface FormView {
  readonly reference: string;
  readonly reader: 'reporter' | 'handlers' | 'hr';
}

/** A proposal to shut a colleague out of a case. */
export interface ShutOutShown {
  readonly id: Id;
  /** By title: the colleague to be shut out, and the proposer. */
  readonly who: string;
  readonly by: string;
  readonly why: string;
  readonly decidedBy: string;
  /** Whether the member proposed it. */
  readonly own: boolean;
  readonly choices: readonly TwoChoice[];
}

/** A hand-over of which the reporter is still to be told. */
export interface TellingShown {
  readonly to: HandedTo;
  readonly recipient: string;
  readonly why: string;
  readonly tellBy: Day;
  readonly overdue: boolean;
}

/** A hand-over of which the reporter was told, given from a day on. */
export interface GivingShown {
  readonly to: HandedTo;
  readonly recipient: string;
  readonly from: Day;
  /** Whether the reporter can already read of it. */
  readonly mayNow: boolean;
}

/** Why a case is held, and until when nobody has to look again. */
export interface HoldShown {
  readonly why: string;
  readonly lookAgainOn: Day;
  /** The proposer of its end, by title if still a member. */
  readonly ending?: { readonly by: string | undefined } | undefined;
}
