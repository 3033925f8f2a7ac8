import type { ButtonName } from './buttons';
import type { Day } from './day';
import type { FormField } from './form-field';
import type { Deferral, ToGive } from './handing';
import type { Hold } from './hold';
import type { Id, Locale, ThreadId } from './ids';
import type { CloseReason } from './message';
import type { TwoChoice } from './proposal';
import type { RemovalKind } from './removal';
import type { Section } from './secrecy';

/** A warning to members: from a day on, passes will hide less. */
export interface ListNote {
  readonly kind: 'pass_weaker';
  readonly to: 'at-once' | 'daily';
  readonly on: Day;
}

/** A member's reading of a thread: opened, or with something new, or on another day. */
export interface ThreadReading {
  readonly day: Day;
  /** A copy was taken as well. */
  readonly copied?: true | undefined;
  /** It was a redacted one that the reader gave out alone. */
  readonly alone?: true | undefined;
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
  /** How many of them ask to meet or say to be punished, without an answer. */
  readonly pleading: number;
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

/** The kinds of what a colleague asks a member to answer in a case. Texts: `asks.<kind>`, `awaits.<kind>`. */
export const caseAsks = ['exclude', 'remove', 'redaction', 'lift_hold'] as const;
export type CaseAsk = (typeof caseAsks)[number];

/** What waits for a member's answer in a case, and the title of the colleague who asks, if still there. */
export interface AwaitedInCase {
  readonly what: CaseAsk;
  readonly by: string | undefined;
}

/** The kinds of what waits for a member's answer and is the desk's. Texts: `deskAsks.<kind>`. */
export const deskAsks = ['person', 'close_together', 'open_expired', 'list'] as const;
/** How many of each kind wait. */
export type AwaitedAtDesk = Readonly<Record<(typeof deskAsks)[number], number>>;

/** A form in a thread. `reader`: the reader of what is written in it, unless it is a note. */
export interface FormView {
  readonly reference: string;
  readonly reader: 'reporter' | 'handlers' | 'hr';
  /** The language of its ready text: it can be had in the other one. */
  readonly words?: Locale | undefined;
  readonly fields: readonly FormField[];
  /** The button that sends it. */
  readonly sends: ButtonName;
}

/** A proposal to shut a colleague out of a case. */
export interface ExclusionShown extends ProposalShown {
  /** The title of the colleague to be shut out. */
  readonly who: string;
  readonly why: string;
  readonly decidedBy: string;
}

/** A hand-over of which the reporter is still to be told. */
export interface TellingShown extends Pick<Deferral, 'to' | 'why' | 'tellBy'> {
  readonly recipient: string;
  readonly overdue: boolean;
}

/** A hand-over of which the reporter was told, given from a day on. */
export interface GivingShown extends Pick<ToGive, 'to' | 'from'> {
  readonly recipient: string;
  /** Whether the reporter can already read of it. */
  readonly mayNow: boolean;
}

/** a redacted copy that a colleague is asked to read, or that is being made. */
export interface RedactedCopyShown {
  /** The proposer's title, if still a member. */
  readonly by: string | undefined;
  readonly own: boolean;
  /** A colleague is asked to read it. */
  readonly ready: boolean;
  readonly redactions: number;
}

/** A redaction in the list of them. It is told by its place: the words are nowhere. */
export interface RedactionShown {
  /** The message's number; none if the message is there no more. */
  readonly entry: number | undefined;
  /** The words, and in how many places they are; none where the whole message is redacted. */
  readonly words: string | undefined;
  readonly places: number | undefined;
  readonly section: Section;
  /** It comes from an earlier copy, to be confirmed or lifted. */
  readonly again: boolean;
  /** The numbers of messages in which the same words are not redacted. */
  readonly elsewhere: readonly number[];
}

/** The first message of a case in which words were found, and whether they are in its record. */
export interface SearchHit {
  readonly thread: ThreadId;
  readonly reference: string;
  /** The message's number in the case, as in a copy of it; none if only the record has the words. */
  readonly entry?: number | undefined;
  readonly inRecord: boolean;
  /** From the message, if there is one. */
  readonly line: string;
}

/** What a search has found so far on its way through the cases that the member may read. */
export interface SearchFound {
  readonly hits: readonly SearchHit[];
  /** Cases gone through up to here, of how many. */
  readonly looked: number;
  readonly of: number;
  /** Cases on this page that cannot be read now. */
  readonly unread: number;
}

/** Words that a member proposes to take out, and in how many places they are. */
export interface RemovalShown {
  readonly words: string;
  readonly what: RemovalKind;
  readonly by: string | undefined;
  readonly own: boolean;
  readonly places: number;
}

/** Why a case is held, and until when nobody has to look again. */
export interface HoldShown extends Hold {
  /** The proposer of its end, by title if still a member. */
  readonly ending?: { readonly by: string | undefined } | undefined;
}

/** An answer that a desk has saved. A language may have none. */
export interface SavedShown {
  readonly id: Id;
  readonly sv: string;
  readonly en: string;
}

/** An open case that some colleague cannot see yet. */
export interface CaseToShow {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly number?: string | undefined;
}
