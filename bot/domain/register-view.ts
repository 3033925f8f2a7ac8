import type { Filed } from './arrival';
import type { Assessment } from './assessment';
import type { Case, CountedFilter, Filter, ListOrder, Subject } from './case';
import type { Day, Month } from './day';
import type { Due } from './deadlines';
import type { AwaitedAtDesk, CaseAsk, ListNote } from './desk-parts';
import type { ThreadId } from './ids';
import type { CloseReason } from './message';
import type { Matter } from './questionnaire';
import type { Waited } from './request';
import type { Status } from './thread';
import type { CaseDue } from './what-is-due';

/** What a desk must do next, and whether it is late. */
export type DueNow = Due & { readonly overdue: boolean };

/** The shown part of a case's record; people by title. */
export interface CaseShown extends Pick<Case, 'number' | 'subject' | 'party'> {
  readonly assignee?: string | undefined;
  /** `standsIn`: the assignee is away now. */
  readonly deputy?: string | undefined;
  readonly standsIn?: boolean | undefined;
  readonly assessment?: Assessment | undefined;
  readonly tellBy?: Day | undefined;
}

export interface QueueItem extends Filed {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly status: Status;
  /** Something new from the reporter, or from HR. */
  readonly news: boolean;
  /** What a colleague asks the member to answer in it. */
  readonly awaits?: readonly CaseAsk[];
  readonly due?: DueNow | undefined;
  /** What it is about; of one without answers, whether somebody wants to talk or it was entered. */
  readonly about?: Matter | 'talk' | 'entered' | undefined;
  readonly closedOn?: Day | undefined;
  readonly case?: CaseShown | undefined;
  /** The day of its latest change, if not that on which it came out. */
  readonly changedOn: Day;
  /** The member has not opened it since. */
  readonly unseen?: true | undefined;
  /** The last day before it is erased, once closed and that day is near. */
  readonly erasedBy?: Day | undefined;
  readonly held?: true | undefined;
  /** The earliest request for a record without a decision. */
  readonly asked?: Waited | undefined;
  /** At HR: an excerpt from the handlers. */
  readonly excerpt?: true | undefined;
  /** What of it is due before the next reminder; set only in the queue's head. */
  readonly head?: readonly Pick<CaseDue, 'what' | 'by'>[] | undefined;
}

/** The head of the queue: what is due, and what is erased, before the next reminder. */
export interface QueueHead {
  /** The day of the next reminder. */
  readonly next: Day;
  /** How many of the queue's items belong to the head. */
  readonly count: number;
  readonly erased: readonly Erasure[];
}

/** Closed cases that are erased on a day. */
export interface Erasure {
  readonly on: Day;
  /** Some of their references; `more`: there are others. */
  readonly references: readonly string[];
  readonly more: boolean;
}

/** What a list is narrowed to besides its filter; what is unset narrows nothing. */
export interface Narrowing {
  readonly subject?: Subject | undefined;
  readonly party?: string | undefined;
  /** Of closed cases: why they were closed. */
  readonly reason?: CloseReason | undefined;
  /** Closed cases of every month, not of one. */
  readonly everyMonth?: true | undefined;
}

/** What a page's list can be narrowed to, and what it is narrowed to now. */
export interface NarrowList {
  /** None where all are shown. */
  readonly only?: Narrowing | undefined;
  readonly subjects: readonly Subject[];
  readonly parties: readonly string[];
  /** Where closed cases are shown; else none. */
  readonly reasons: readonly CloseReason[];
  /** The latest first, and the one that is shown. */
  readonly months: readonly Month[];
  readonly month?: Month | undefined;
}

/** A page of the register. */
export interface QueueView {
  readonly name: 'desk_queue';
  readonly filter: Filter | 'found';
  /** What was searched for. */
  readonly number?: string | undefined;
  readonly order: ListOrder;
  /** The month of closing, when closed cases are shown. */
  readonly month?: Month | undefined;
  /** Whether a later month can be shown. */
  readonly monthAfter?: boolean | undefined;
  /** On a page; a card has no room for it. */
  readonly narrow?: NarrowList | undefined;
  readonly items: readonly QueueItem[];
  /** Whether the queue has more before this page (`earlier`) or after it (`more`). */
  readonly earlier: boolean;
  readonly more: boolean;
  readonly total: number;
  /** How many open cases each filter shows, as far as it needs no records. */
  readonly counts: Readonly<Record<CountedFilter, number>>;
  /** How many cases cannot be read because a key is lacking, if that is known. */
  readonly unread?: number | 'some' | undefined;
  /** How many cases are past their time and neither archived nor covered by a decision. */
  readonly expired?: number;
  /** How many requests that name no case wait for a decision. */
  readonly asked?: number;
  /** What waits for the member's answer and is no case's. */
  readonly waits: AwaitedAtDesk;
  /** Set for an outside deputy, who enters nothing and closes nothing together. */
  readonly deputy?: true | undefined;
  readonly list?: ListNote | undefined;
  readonly head?: QueueHead | undefined;
}
