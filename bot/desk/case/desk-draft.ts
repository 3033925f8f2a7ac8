import type { Filter, ListOrder } from '../../domain/case';
import type { CopyKind } from '../../domain/case-copy';
import type { ListPeriod } from '../../domain/case-list';
import type { RedirectTarget } from '../../domain/contacts';
import type { Day, Month } from '../../domain/day';
import type { DeskDeed, DeskForm } from '../../domain/desk-options';
import type { SearchAim } from '../../domain/find-words';
import type { StepKind } from '../../domain/follow-up';
import type { HandedTo, HandPurpose } from '../../domain/hand-over';
import type { DutyAnswer } from '../../domain/handing';
import type { Desk, Id, Locale, MemberId, Revision, ThreadId } from '../../domain/ids';
import type { LiftHold } from '../../domain/proposal';
import type { Reference } from '../../domain/reference';
import type { Narrowing } from '../../domain/register-view';
import type { ReportCode } from '../../domain/report-code';
import type { Dialog } from '../../threads/dialog';

/** Where in the desk's dialog a member is. Sealed drafts hold these words; a view may have another name. */
export type At =
  | {
      readonly kind: 'queue';
      readonly page: number;
      /** All open ones, if nothing is said. */
      readonly filter?: Filter | undefined;
      /** The month of closing that is shown; the current one if nothing is said. */
      readonly month?: Month | undefined;
      /** A diary number that was searched for. */
      readonly number?: string | undefined;
      /** By what it is sorted; by what is due, if nothing is said. */
      readonly order?: ListOrder | undefined;
      readonly only?: Narrowing | undefined;
    }
  | { readonly kind: 'thread'; readonly thread: ThreadId; readonly back: number }
  | AtForm
  /** One of the things that wait, by number, and which one it was when it was shown. */
  | {
      readonly kind: 'waiting';
      readonly thread: ThreadId;
      readonly nth: number;
      readonly one?: SentOne | undefined;
    }
  /** Who has read it, by pages from the newest. */
  | { readonly kind: 'who_read'; readonly thread: ThreadId; readonly page: number }
  /**
   * A copy of the case, by parts. `found` names what it was when its first part was shown; `isLast`: its last
   * part is shown.
   */
  | {
      readonly kind: 'copy';
      readonly thread: ThreadId;
      readonly of?: CopyKind | undefined;
      readonly part: number;
      readonly found?: string | undefined;
      readonly isLast?: boolean | undefined;
    }
  /** Where words of it are redacted. */
  | { readonly kind: 'redaction'; readonly thread: ThreadId }
  /** Texts for refusing a request for a record. */
  | { readonly kind: 'refusal'; readonly thread: ThreadId }
  /** A search for words, from behind the reference `after`; its page ends with the reference `next`. */
  | {
      readonly kind: 'search';
      readonly aim?: SearchAim | undefined;
      readonly words?: string | undefined;
      readonly after?: string | undefined;
      readonly next?: string | undefined;
    }
  | { readonly kind: 'people' | 'account' | 'together' | 'expired' | 'saved' | 'several' }
  /** The numbers of a frozen year, by years back from the newest. */
  | { readonly kind: 'numbers'; readonly back: number }
  /** The list of a period's cases, else the one that is there. `found`, `isLast`: as of a copy. */
  | {
      readonly kind: 'list';
      readonly period?: ListPeriod | undefined;
      readonly part: number;
      readonly found?: string | undefined;
      readonly isLast?: boolean | undefined;
    }
  /** Requests that name no case, or texts for refusing one. */
  | { readonly kind: 'asked'; readonly refuses?: true }
  /** With the report counts that were shown last. */
  | {
      readonly kind: 'propose';
      readonly desk: Desk;
      readonly day: Day;
      readonly count: number;
      readonly unopened: number;
    }
  | AtEnter
  /** Somebody calls; the caller's word was right. */
  | { readonly kind: 'caller' | 'called'; readonly thread: ThreadId }
  /** A report that came another way was entered. Its code travels as far as the view that shows it. */
  | {
      readonly kind: 'entered';
      readonly reference: Reference;
      readonly reportCode: ReportCode;
      readonly arrivedOn: Day;
      readonly again: boolean;
    }
  | {
      readonly kind: 'done';
      readonly what: DeskDeed;
      readonly thread: ThreadId;
      readonly reference: string;
      readonly again: boolean;
      readonly reveals?: true | undefined;
      readonly duty?: true | undefined;
      readonly urgent?: true | undefined;
      /** The colleague whom a proposal is about. */
      readonly person?: MemberId | undefined;
    };

/** A place of a kind. */
export type AtKind<K extends At['kind']> = Extract<At, { kind: K }>;

/** The form for entering a report. Both are drawn when it opens: sent twice, they are the same. */
export interface AtEnter {
  readonly kind: 'enter';
  readonly reference: Reference;
  readonly reportCode: ReportCode;
}

/** Something that was sent, by its message and the day of its pass. */
export interface SentOne {
  readonly id: Id;
  readonly outOn: Day;
}

export interface AtForm {
  readonly kind: 'form';
  readonly form: DeskForm;
  readonly thread: ThreadId;
  readonly to?: RedirectTarget | undefined;
  /** What waits and is replaced by what is sent. */
  readonly replaces?: SentOne | undefined;
  /** The language of the ready text, chosen in the form; none where there is no such text. */
  readonly words?: Locale | undefined;
  /** What was answered in the first step of a hand-over. */
  readonly hand?: HandStep | undefined;
  /** The deferred message that the reporter gets now. */
  readonly telling?: Id | undefined;
  /** HR's answer that is put to the reporter. */
  readonly putOn?: Id | undefined;
  /** The proposal that is answered. */
  readonly answers?: Id | undefined;
  /** The step of letting the case go, as the form showed it. */
  readonly liftHold?: LiftHold | undefined;
  /** The line of the follow-up that is written; without an id a new one. */
  readonly step?: { readonly is: StepKind; readonly id?: Id | undefined } | undefined;
  /** What the form shows of the case's record. */
  readonly found?: string | undefined;
}

/** The recipient, and why. With `more`, HR has an excerpt and gets further words. */
export interface HandStep {
  readonly to: HandedTo;
  readonly purpose: HandPurpose | 'more';
  readonly duty?: DutyAnswer | undefined;
}

/** What a member saw of a thread when the form was opened: tells whether somebody has acted since. */
export interface SeenThread {
  readonly revision: Revision;
  readonly reference: string;
  readonly desk: Desk;
  /** Urgent, as the reporter said: what is written there goes with the next pass. */
  readonly urgent?: true;
  /** Whether the handlers are in the reporter's place. */
  readonly excerpt: boolean;
  /** How much of the desk's waits for the pass, and its name by `nameWaiting`. */
  readonly pending: number;
  readonly waits: string;
  readonly notes: number;
  readonly thread: ThreadId;
  /** The day on which this was read; none if only a form was shown since. */
  readonly readOn?: Day;
  /** The next pass when it was read, or its revision; none if only a form was shown since. */
  readonly readIn?: string;
}

/** The same, so that the next look counts as a reading again. */
export function asUnread({ readOn: _, ...seen }: SeenThread): SeenThread {
  return seen;
}

export interface Ticked {
  readonly place: string;
  readonly involved: string;
  /** The member was asked whether nobody is involved; sent again without a tick, it is taken. */
  readonly asked?: true;
}

/** A member's dialog as it travels, sealed, in the card. */
export interface DeskDraft {
  readonly side: 'desk';
  readonly locale: Locale;
  readonly at: At;
  readonly seen?: SeenThread;
  /** Who was ticked in a form, by the form and its thread: looking something up unticks nobody. */
  readonly ticked?: Ticked;
  /** Names what is being written, so that submitting it twice sends once. */
  readonly id: string;
  readonly began: Day;
  /** The dialog from its first view on. */
  readonly dialog: Dialog;
  /** How many cases a page of the list has; as many as a card, if nothing is said. */
  readonly rows?: number;
}
