import type { Day } from './day';
import type { HandedTo } from './hand-over';
import type { Id } from './ids';
import type { CloseReason } from './message';
import type { TwoChoice } from './shutting-out';

/** What members are to know: their list was changed outside the product, or a weaker release chosen. */
export type ListNote =
  | { readonly kind: 'changed' }
  /** From a day on releases will hide less than they do. */
  | {
      readonly kind: 'release_weaker';
      readonly to: 'at-once' | 'daily';
      readonly on: Day;
    };

/** That a member read a thread: opened it, or saw what had changed in it or on another day. */
export interface ThreadReading {
  readonly day: Day;
  /** None of somebody who belongs to the desk no longer. */
  readonly title?: string | undefined;
}

/** Reports that came to the desk on a day. */
export interface DayCount {
  readonly day: Day;
  readonly count: number;
}

/** Reports of a day that nobody has acknowledged. */
export interface DayToClose extends DayCount {
  /** So many of them the member has not opened yet. */
  readonly unopened: number;
}

export interface ProposalItem extends DayCount {
  readonly id: Id;
  /** The proposer's title, and whether it is the member. */
  readonly title: string;
  readonly own: boolean;
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
  /** Whether the member may do it alone: no colleague is there to answer. */
  readonly mayAlone: boolean;
}

/** Reports of a day that were closed together, and can all be opened again. */
export interface ClosedItem extends DayCount {
  readonly id: Id;
  readonly until: Day;
  /** Who did it alone, by title, and why; none where two agreed. */
  readonly alone?: { readonly title: string | undefined; readonly why: string } | undefined;
}

/** A form in a thread. `reader`: who reads what is written in it, but for a note. */
export interface FormView {
  readonly reference: string;
  readonly reader: 'reporter' | 'handlers' | 'hr';
}

/** That it is proposed to shut a colleague out of a case. */
export interface ShutOutShown {
  readonly id: Id;
  /** Who is to be shut out, and who proposes it, by title. */
  readonly who: string;
  readonly by: string;
  readonly why: string;
  readonly decidedBy: string;
  /** Whether the member has proposed it. */
  readonly own: boolean;
  readonly choices: readonly TwoChoice[];
}

/** A hand-over that the reporter is to be told of. */
export interface TellingShown {
  readonly to: HandedTo;
  readonly recipient: string;
  readonly why: string;
  readonly tellBy: Day;
  readonly overdue: boolean;
}

/** A hand-over that is told of, and done from a day on. */
export interface GivingShown {
  readonly to: HandedTo;
  readonly recipient: string;
  readonly from: Day;
  /** Whether the reporter can read of it by now. */
  readonly mayNow: boolean;
}

/** That a case is kept, why, and until when nobody has to look at it. */
export interface HoldShown {
  readonly why: string;
  readonly lookAgainOn: Day;
  /** Somebody has proposed to let it go: by title, if still a member. */
  readonly ending?: { readonly by: string | undefined } | undefined;
}
