import type { Day } from './day';
import type { HandedTo } from './hand-over';
import type { Id } from './ids';
import type { CloseReason } from './message';
import type { TwoChoice } from './proposal';

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

/** A proposal as a member may know of it. */
export interface ProposalShown {
  readonly id: Id;
  /** The proposer's title. */
  readonly by: string;
  /** Whether the member proposed it. */
  readonly own: boolean;
  readonly choices: readonly TwoChoice[];
}

/** A proposal to close the reports of a day together. */
export interface ClosingShown extends ProposalShown, DayCount {
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
}

/** Reports of a day that were closed together, and can be reopened together. */
export interface ClosedItem extends DayCount {
  readonly id: Id;
  readonly until: Day;
  /** The title of who did it alone, and why; none where two agreed. */
  readonly alone?: { readonly title: string | undefined; readonly why: string } | undefined;
}

/** A proposal to close the web door for the day. */
export interface DoorClosingShown extends ProposalShown {
  readonly why: string;
}

/** A form in a thread. `reader`: the reader of what is written in it, unless it is a note. */
export interface FormView {
  readonly reference: string;
  readonly reader: 'reporter' | 'handlers' | 'hr';
}

/** A proposal to shut a colleague out of a case. */
export interface ShutOutShown extends ProposalShown {
  /** The title of the colleague to be shut out. */
  readonly who: string;
  readonly why: string;
  readonly decidedBy: string;
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
