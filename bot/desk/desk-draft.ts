import type { Filter } from '../domain/case';
import type { RedirectTarget } from '../domain/contacts';
import type { Day, Month } from '../domain/day';
import type { DeskCommand } from '../domain/desk-command';
import type { HandOverTarget, HandPurpose } from '../domain/hand-over';
import type { DutyAnswer } from '../domain/handing';
import type { LetGo } from '../domain/hold';
import type { Desk, Id, Locale, Revision, ThreadId } from '../domain/ids';
import type { Receipt } from '../domain/receipt';
import type { Reference } from '../domain/reference';
import type { Dialog } from '../threads/dialog';

/** The desk's forms, each a view. */
export type Form =
  | 'desk_reply'
  | 'desk_note'
  | 'desk_case'
  | 'desk_minutes'
  | 'desk_settle'
  | 'desk_redirect'
  | 'desk_redirect_text'
  | 'desk_ask_hr'
  | 'desk_give_hr'
  | 'desk_write_hr'
  | 'desk_hand_over'
  | 'desk_hand_over_text'
  | 'desk_hand_hr'
  | 'desk_tell'
  | 'desk_duty'
  | 'desk_move'
  | 'desk_close'
  | 'desk_reopen'
  | 'desk_step_down'
  | 'desk_shut_out'
  | 'desk_two'
  | 'desk_hold'
  | 'desk_let_go'
  | 'desk_show';

/** Where in the desk's dialog a member is. Sealed drafts hold these words; a view may have another name. */
export type At =
  | {
      readonly kind: 'queue';
      readonly page: number;
      /** All that are open, where nothing is said. */
      readonly filter?: Filter | undefined;
      /** The month of closing that is shown; the running one where nothing is said. */
      readonly month?: Month | undefined;
      /** A diary number that was searched for. */
      readonly number?: string | undefined;
    }
  | { readonly kind: 'thread'; readonly thread: ThreadId; readonly back: number }
  | AtForm
  /** One of those things that wait, by its number, and which it was when it was shown. */
  | {
      readonly kind: 'waiting';
      readonly thread: ThreadId;
      readonly nth: number;
      readonly one?: SentOne | undefined;
    }
  /** Who has read it, so many pages from the newest. */
  | { readonly kind: 'who_read'; readonly thread: ThreadId; readonly page: number }
  | { readonly kind: 'people' }
  | { readonly kind: 'together' }
  /** With the numbers of reports that were shown last. */
  | {
      readonly kind: 'propose';
      readonly desk: Desk;
      readonly day: Day;
      readonly count: number;
      readonly unopened: number;
    }
  | AtEnter
  /** Somebody calls; and the word that was said was right. */
  | { readonly kind: 'caller' | 'called'; readonly thread: ThreadId }
  /** A report was entered that came another way. Its code travels as far as the view that shows it. */
  | {
      readonly kind: 'entered';
      readonly reference: Reference;
      readonly receipt: Receipt;
      readonly arrivedOn: Day;
      readonly again: boolean;
    }
  | {
      readonly kind: 'done';
      readonly what: DeskCommand['kind'];
      readonly thread: ThreadId;
      readonly reference: string;
      readonly again: boolean;
      readonly reveals?: true | undefined;
      readonly duty?: true | undefined;
      readonly urgent?: true | undefined;
    };

/** Where a report is entered. Both were drawn when the form was opened: sent twice, they are the same. */
export interface AtEnter {
  readonly kind: 'enter';
  readonly reference: Reference;
  readonly receipt: Receipt;
}

/** Something that was sent, by its message and by the day at whose hour it comes out. */
export interface SentOne {
  readonly id: Id;
  readonly outOn: Day;
}

export interface AtForm {
  readonly kind: 'form';
  readonly form: Form;
  readonly thread: ThreadId;
  readonly to?: RedirectTarget | undefined;
  /** What waits and is exchanged for what is sent. */
  readonly replaces?: SentOne | undefined;
  /** What was answered in the first step of a hand-over. */
  readonly hand?: HandStep | undefined;
  /** What the reporter is told of now that waited. */
  readonly telling?: Id | undefined;
  /** The one of HR's answers that is put to the reporter. */
  readonly putOn?: Id | undefined;
  /** What takes two and is answered. */
  readonly answers?: Id | undefined;
  /** What letting go of the case was when the form was shown. */
  readonly letGo?: LetGo | undefined;
  /** What the form shows of the case's record. */
  readonly found?: string | undefined;
}

/** A recipient outside the product has a word; none is HR. */
export interface HandStep {
  readonly to?: HandOverTarget | undefined;
  readonly purpose: HandPurpose;
  readonly duty: DutyAnswer;
}

/** What a member had seen of a thread when the form was opened: tells whether somebody has acted since. */
export interface SeenThread {
  readonly revision: Revision;
  readonly reference: string;
  readonly desk: Desk;
  /** It cannot wait, as the reporter said: what is written there goes with the next pass. */
  readonly urgent?: true;
  /** Whether the handlers are in the reporter's place. */
  readonly excerpt: boolean;
  /** How much of the desk's waits for the release, and what, as `nameWaiting` says it. */
  readonly pending: number;
  readonly waits: string;
  /** How many notes the desk has among its records. */
  readonly notes: number;
  readonly thread: ThreadId;
  /** The day on which this was read; none where only a form was shown since. */
  readonly readOn?: Day;
  /** The next pass when it was read, or its revision; none where only a form was shown since. */
  readonly readIn?: string;
}

/** What was seen, so that the next look at it counts as a reading again. */
export function asUnread({ readOn: _, ...seen }: SeenThread): SeenThread {
  return seen;
}

export interface Ticked {
  readonly place: string;
  readonly involved: string;
  /** It was asked whether nobody is involved any more; sent once more without a tick, it is taken. */
  readonly asked?: true;
}

/** A member's dialog as it travels, sealed, in the card. */
export interface DeskDraft {
  readonly side: 'desk';
  readonly locale: Locale;
  readonly at: At;
  readonly seen?: SeenThread;
  /** Who was ticked in a form, by the form and its thread: nobody is unnamed by looking something up. */
  readonly ticked?: Ticked;
  /** Names what is being written, so that submitting it twice sends once. */
  readonly id: string;
  readonly began: Day;
  /** The dialog from its first view on. */
  readonly dialog: Dialog;
}
