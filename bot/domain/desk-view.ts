import type { Filed } from './arrival';
import type { Alone, Case } from './case';
import type { CaseCopy, CopyKind } from './case-copy';
import type { ListedCase, ListStanding } from './case-list';
import type { Day } from './day';
import type { Deadlines } from './deadlines';
import type { DeskDeed, DeskOption } from './desk-options';
import type {
  AwaitedAtDesk,
  AwaitedInCase,
  CaseToShow,
  ClosedItem,
  ClosingShown,
  DayToClose,
  ExclusionShown,
  GivingShown,
  HoldShown,
  ListNote,
  RedactedCopyShown,
  RedactionShown,
  SavedShown,
  SearchFound,
  TellingShown,
  ThreadReading,
} from './desk-parts';
import type { DisposedCount } from './disposal';
import type { AnyFormView } from './form-views';
import type { DutyAnswer, OwnDuty } from './handing';
import type { Desk, Id, ThreadId } from './ids';
import type { Colleague, Person } from './member';
import type { CloseReason, Message } from './message';
import type { NextAct } from './next-act';
import type { Page } from './page';
import type { CaseShown, DueNow, QueueView } from './register-view';
import type { CaseRequests, RequestNow, Waited } from './request';
import type { Section } from './secrecy';
import type { HrStep, ThreadState } from './thread';
import type { DeskDuty } from './what-it-can-hide';
import type { NumbersShown, RunningYear, Year } from './year-numbers';

/** A case among the expired ones, and who proposes to open it. */
export interface ExpiredCase {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly by?: string | undefined;
  readonly own?: boolean;
}

/** A part of the list of cases. */
interface ListShown {
  readonly standing: ListStanding;
  readonly period: string;
  readonly section?: Section | undefined;
  readonly cases: readonly ListedCase[];
  /** How many cases are in earlier parts. */
  readonly first: number;
  readonly part: number;
  readonly parts: number;
  /** Who proposed it, who agreed, and when. */
  readonly by: string | undefined;
  readonly with?: string | undefined;
  readonly on?: Day | undefined;
}

/** A page of a thread, with what its record says and what the member can do. */
interface ThreadView
  extends Filed,
    Pick<ThreadState, 'answers' | 'advice' | 'urgent' | 'status' | 'punished'>,
    Pick<Case, 'archived' | 'steps'> {
  readonly name: 'desk_thread';
  readonly desk: Desk;
  /** An excerpt, with the handlers in the reporter's place. */
  readonly excerpt: boolean;
  readonly moved: boolean;
  readonly hr?: HrStep | undefined;
  /** What the member can do now. */
  readonly may: readonly DeskOption[];
  readonly reference: string;
  readonly case?: CaseShown | undefined;
  /** The next hand-over of which the reporter is to be told. */
  readonly telling?: TellingShown | undefined;
  /** The next hand-over to be given once the reporter can read of it. */
  readonly giving?: GivingShown | undefined;
  readonly hold?: HoldShown | undefined;
  /** The earliest request for a record without a decision. */
  readonly asked?: Waited | undefined;
  /** What keeps the case after a no. */
  readonly kept?: Omit<CaseRequests, 'askedOn'> | undefined;
  /** What was noted of the organisation's own duties. */
  readonly ownDuty?: DutyAnswer | undefined;
  readonly ownDuties?: readonly OwnDuty[] | undefined;
  /** What a colleague asks the member to answer. */
  readonly awaits?: readonly AwaitedInCase[] | undefined;
  /** Open proposals, as far as the member may know of them. */
  readonly exclusions?: readonly ExclusionShown[] | undefined;
  readonly redactedCopy?: RedactedCopyShown | undefined;
  /** What a colleague did alone, and the member has not confirmed reading. */
  readonly byOne?: (Pick<Alone, 'on' | 'gave'> & { readonly by: string | undefined }) | undefined;
  /** HR's latest message, which can be passed on to the reporter. */
  readonly putOn?: Id | undefined;
  readonly closeReason?: CloseReason | undefined;
  /** The last day before it is erased, once it is closed. */
  readonly erasedBy?: Day | undefined;
  /** No decision covers it: after that day it can only be given out or archived. */
  readonly preservedFrom?: Day | undefined;
  readonly deadlines: Deadlines;
  /** The days by which the desk answers, meets and gives feedback, the earliest first. */
  readonly openDays: readonly DueNow[];
  /** What is due first. */
  readonly next?: NextAct | undefined;
  /** What its readers may have to report elsewhere, at once. */
  readonly duties?: readonly DeskDuty[] | undefined;
  /** How many of the desk's messages wait for the pass. */
  readonly pending: number;
  /** The pass day of the first of them that the member can read. */
  readonly outOn?: Day | undefined;
  readonly page: Page<Message>;
}

/** The views of a desk. Only their names begin with `desk_`, which tells the sides apart. */
export type DeskView = NamedAfterDesk<
  | QueueView
  | ThreadView
  /** Something sent that is not delivered yet: until then it can be taken back or changed. */
  | {
      readonly name: 'desk_waiting';
      readonly reference: string;
      readonly desk: Desk;
      readonly excerpt: boolean;
      readonly outOn: Day;
      /** `change` includes taking back. */
      readonly can: 'change' | 'take_back' | 'nothing';
      /** It is a move to the handlers. */
      readonly moves?: true | undefined;
      /** Its number among all that wait. */
      readonly number: number;
      readonly of: number;
      readonly page: Page<Message>;
    }
  /** Who has read the thread on which day, newest first. */
  | {
      readonly name: 'desk_who_read';
      readonly reference: string;
      readonly readings: readonly ThreadReading[];
      /** Whether there are older readings, and newer ones. */
      readonly earlier: boolean;
      readonly later: boolean;
    }
  | AnyFormView
  /** Something was sent, closed or noted; the reporter sees it from `opensOn` on. */
  | {
      readonly name: 'desk_done';
      readonly what: DeskDeed;
      readonly reference: string;
      readonly opensOn: Day;
      readonly again: boolean;
      /** The hand-over may reveal the reporter: it is given from `opensOn` on. */
      readonly givenLater?: true | undefined;
      /** The desk has a duty of its own, to be noted now. */
      readonly duty?: true | undefined;
      /** The title of the colleague whom a proposal is about, if still a member. */
      readonly who?: string | undefined;
    }
  | {
      readonly name: 'desk_people';
      readonly members: readonly Colleague[];
      /** The people on whom the member can decide: none for an outside deputy. */
      readonly waiting: readonly Person[];
      /** Colleagues' new passkeys that wait. The own one can only be declined. */
      readonly renewals?: readonly (Person & { readonly own?: true | undefined })[];
      readonly waits: AwaitedAtDesk;
      /** Whether the installation sends the daily notice by e-mail as well. */
      readonly mails?: true | undefined;
      /** The first day of delivery that people let in today can read. */
      readonly from: Day;
      /** Set for an outside deputy, who decides on nobody. */
      readonly deputy?: true | undefined;
      readonly away?: Day | undefined;
      readonly list?: ListNote | undefined;
    }
  /** How the member signs in on the web, and where the daily notice goes as well. */
  | {
      readonly name: 'desk_account';
      readonly passkeys: number;
      /** The member has no account in a messenger: the passkeys are not removed. */
      readonly webOnly?: true | undefined;
      /** By which a passkey is added: shown once. */
      readonly code?: string | undefined;
      readonly mails?: true | undefined;
      readonly email?: string | undefined;
    }
  /** What is published of a year, frozen; until it is counted, only from when it is. */
  | {
      readonly name: 'desk_numbers';
      readonly desk: Desk;
      readonly of: NumbersShown | undefined;
      /** This year, beside the latest one that was counted. */
      readonly running?: RunningYear | undefined;
      /** The next year to be counted, and from which day. */
      readonly next: { readonly year: Year; readonly from: Day };
      /** What was disposed of in that year, and since. */
      readonly disposed: readonly DisposedCount[];
      /** Whether there is an earlier frozen year, and a later one. */
      readonly earlier: boolean;
      readonly later: boolean;
    }
  /** Open cases that can be shown to a colleague, several at once. */
  | {
      readonly name: 'desk_several';
      readonly cases: readonly CaseToShow[];
      readonly people: readonly Colleague[];
    }
  /** The answers that the desk has saved. */
  | { readonly name: 'desk_saved'; readonly saved: readonly SavedShown[] }
  /** The list of a period's cases, to be given out once two have agreed on it. */
  | {
      readonly name: 'desk_list';
      readonly sections: readonly Section[];
      /** The agreed list is another one now. */
      readonly changed?: true;
      readonly list?: ListShown;
    }
  /** Cases past their time that no disposal decision covers: two members open one (VBL 7:8). */
  | {
      readonly name: 'desk_expired';
      readonly items: readonly ExpiredCase[];
      readonly total: number;
    }
  /** Closing reports of one day together: those that member and proposer may both see. */
  | {
      readonly name: 'desk_together';
      /** Days with unanswered reports. */
      readonly days: readonly DayToClose[];
      readonly proposals: readonly ClosingShown[];
      readonly closed: readonly ClosedItem[];
    }
  /** Asks why the reports of a day are to be closed together. */
  | {
      readonly name: 'desk_propose';
      readonly day: Day;
      /** How many the member has opened, and how many not. */
      readonly count: number;
      readonly unopened: number;
      /** How many of the opened ones ask to meet or say to be punished, without an answer. */
      readonly pleading?: number;
      readonly reasons: readonly CloseReason[];
    }
  /** Somebody calls about a case: what to ask, and what may be said. */
  | {
      readonly name: 'desk_caller';
      readonly reference: string;
      /** `locked`: by too many wrong tries. */
      readonly word: 'none' | 'chosen' | 'locked';
    }
  /** The word was right: what is written to the reporter may be read out. */
  | { readonly name: 'desk_called'; readonly reference: string; readonly settle: boolean }
  /** Enters a report that came another way; `people` can be shut out of it. */
  | { readonly name: 'desk_enter'; readonly people: readonly Person[] }
  /** The report was entered. Its days run from its arrival. Its code can be shown while `unseen`. */
  | {
      readonly name: 'desk_entered';
      readonly reference: string;
      readonly deadlines: Deadlines;
      readonly again: boolean;
      readonly code: 'unseen' | 'shown';
    }
  /** The reporter's secret code, in six groups of four digits: shown once. */
  | { readonly name: 'desk_code'; readonly reportCode: string }
  /** A copy of the case as text, or the choice of one. */
  | {
      readonly name: 'desk_copy';
      readonly reference: string;
      readonly offers: readonly CopyKind[];
      /** The case is no longer as it was when two agreed on the redacted copy, so that is not offered. */
      readonly changed?: boolean | undefined;
      readonly of?: CopyKind | undefined;
      readonly copy?: CaseCopy | undefined;
      /** A redacted one with what is under its marks, at a page. */
      readonly marked?: CaseCopy | undefined;
      /** The part of it that is shown, from 0 on. */
      readonly part: number;
      readonly redactedCopy?: RedactedCopyShown | undefined;
      /** Who agreed on the redacted copy, by title, and when. */
      readonly agreed?: { readonly by: string | undefined; readonly on: Day } | undefined;
    }
  /** Masks words and messages of the case, or says who does. */
  | {
      readonly name: 'desk_redaction';
      readonly reference: string;
      readonly redactedCopy?: RedactedCopyShown | undefined;
      /** The copy that is being made, with what is under its marks, at a page. */
      readonly marked?: CaseCopy | undefined;
      readonly redactions: readonly RedactionShown[];
      readonly sections: readonly Section[];
      /** The number of the last message. */
      readonly last: number;
      /** The numbers of messages whose days are shown; 0 for those of the case itself. */
      readonly days: readonly number[];
      /** The reference is shown. */
      readonly named: boolean;
      /** Something came since it was begun, which is not in the copy. */
      readonly newer: boolean;
      /** Nobody else can read the case, so nobody can answer. */
      readonly alone: boolean;
      /** The title of the colleague who said no last; empty for somebody who has left. */
      readonly refused?: string | undefined;
    }
  /** Searches for words in what the member may read. */
  | { readonly name: 'desk_search'; readonly found?: SearchFound | undefined }
  /** Requests that name no case: those of which something is to come, and the latest that have ended. */
  | {
      readonly name: 'desk_asked';
      readonly requests: readonly RequestNow[];
      readonly ended: readonly RequestNow[];
    }
  /** Two texts to copy: an employee's no, and a decision of the authority. */
  | {
      readonly name: 'desk_refusal';
      /** Empty where no case is named. */
      readonly reference: string;
      readonly number?: string | undefined;
      /** Those of the agreed copy, or else all of the desk's, of which some are to be struck out. */
      readonly sections: readonly Section[];
    }
  /** Nothing can be read now; the queue is one press away. */
  | { readonly name: 'desk_away' }
  /** The person does not belong to a desk, or no longer does. */
  | { readonly name: 'desk_not_a_member' }
>;

type NamedAfterDesk<V extends { readonly name: `desk_${string}` }> = V;
