import type { ButtonName } from '../domain/buttons';
import type { Crowd } from '../domain/crowd';
import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Desk, Id } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Person } from '../domain/member';
import type { Message, ReporterBody, Story } from '../domain/message';
import type { Page } from '../domain/page';
import type { Receipt } from '../domain/receipt';
import type { Reference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Telling } from '../domain/telling';
import type { ReporterView } from '../domain/view';
import type { Redraw } from '../ports/dialogue';
import type { Conversation, Opened, Texts } from './conversation';
import type { Dated } from './days';

/** Who reads at the desks just now, and what day it is. */
export interface DesksNow {
  readonly today: Day;
  readonly opensOn: Day;
  /** The handlers to whom reports come; intake is closed while they are fewer than two. */
  readonly readers: readonly Person[];
  /** Who waits to belong to it, and its outside deputies: they may be named as involved as well. */
  readonly others?: readonly Person[];
  /** The same of HR's desk; while there are none, HR is not offered. */
  readonly hr: readonly Person[];
  /** The desk that the asker belongs to. */
  readonly desk?: Desk | undefined;
  /** How many people did in the last window what a report looks like, as far as it is known. */
  readonly crowd?: Crowd | undefined;
  /** The same of the last day. */
  readonly dayCrowd?: Crowd | undefined;
  /** In practice, where all of these are invented: what stands in the story to begin with. */
  readonly story?: Story;
}

/** What a conversation does once it knows the desks. */
export type AfterLook = 'show' | 'leave_involved' | 'choose_handlers' | 'choose_hr';

/** What can be added to a thread that a receipt has opened. */
export type Addition = Extract<
  ReporterBody,
  {
    kind:
      | 'message'
      | 'hr_answered'
      | 'minutes_approved'
      | 'minutes_corrected'
      | 'meeting_asked'
      | 'code_renewed';
  }
>;

/** What a receipt gave, in hexadecimal: enough to file, not enough to open. */
type FilingKeys = NonNullable<Conversation['keys']>;

/** What the conversation asks the world to do. */
export type Effect =
  /** Begins the dialog that had to wait. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'look'; readonly then: AfterLook }
  | { readonly kind: 'derive' }
  /** Draws a receipt anew: for practice, or for a report that begins where practice ended. */
  | { readonly kind: 'draw_receipt' }
  | { readonly kind: 'file' }
  | { readonly kind: 'open'; readonly receipt: Receipt }
  | { readonly kind: 'read' }
  | { readonly kind: 'add'; readonly body: Addition }
  /** Exchanges the code by which the thread was opened for the one that was drawn. */
  | { readonly kind: 'renew' }
  | { readonly kind: 'join'; readonly code: InvitationCode };

/** What happens to a conversation: a press, or what came of an effect. */
export type Event =
  | {
      readonly kind: 'press';
      readonly button: ButtonName | undefined;
      readonly fields: Fields;
      /** What the messenger calls the person; it stays out of the conversation. */
      readonly calledBy?: readonly string[] | undefined;
    }
  /** The draft was older than it may be: the same view again, with its text. */
  | { readonly kind: 'expired'; readonly fields: Fields }
  /** This person has as many presses under way as one may: the same view again, with everything typed. */
  | { readonly kind: 'busy'; readonly fields: Fields }
  /** This person has begun as many dialogs as one may in an hour. */
  | { readonly kind: 'too_many' }
  /** The dialog that had to wait has begun. */
  | { readonly kind: 'begun' }
  | {
      readonly kind: 'looked';
      readonly then: AfterLook;
      readonly desks: DesksNow;
      readonly redraw: Redraw;
    }
  | { readonly kind: 'derived'; readonly keys: FilingKeys }
  | { readonly kind: 'receipt_drawn'; readonly receipt: Receipt; readonly filing: Id }
  | ({
      readonly kind: 'filed';
      readonly reference: Reference;
      readonly opensOn: Day;
      readonly again: boolean;
    } & Dated)
  | {
      readonly kind: 'read';
      readonly opened: Opened;
      /** What says where the thread stands: all that the desk has written, and answers to it. */
      readonly messages: readonly Message[];
      readonly page: Page<Message>;
      /** By when somebody answers a request to meet, while it is open. */
      readonly meetBy?: Day | undefined;
      readonly desks: DesksNow;
      readonly redraw: Redraw;
      /** The thread is invented: a practice code has opened it. A receipt that was drawn for practice. */
      readonly practice?: Receipt;
    }
  /** In practice something came to where it would have been sent; `own` is what the person has written. */
  | {
      readonly kind: 'practised';
      readonly what: 'report' | 'message';
      readonly own: Texts;
    }
  /** A code that the desk had given has opened its thread, not shown yet. `renewal`: not exchanged. */
  | { readonly kind: 'first_opened'; readonly opened: Opened }
  | { readonly kind: 'opened_nothing'; readonly opensOn: Day }
  | {
      readonly kind: 'added';
      readonly what: Addition['kind'];
      readonly opensOn: Day;
      readonly again: boolean;
      /** What names the message that is written next. */
      readonly next: Pick<Opened, 'message' | 'began'>;
    }
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** The opened thread is not there any more: it has moved, or it has expired. Nothing was stored. */
  | { readonly kind: 'gone' }
  /** Nobody is left who may read. */
  | { readonly kind: 'nobody' }
  /** The effect came to nothing: the same view with a remark and everything that was typed. */
  | { readonly kind: 'refused'; readonly remark: Remark; readonly redraw: Redraw };

/** A view that the conversation has drawn. Sealed, it is what the person is shown. */
export interface Drawn {
  readonly kind: 'show';
  readonly state: Conversation;
  readonly view: ReporterView;
  readonly remark?: Remark | undefined;
  readonly found?: readonly Telling[] | undefined;
  readonly fields: Fields;
}

/** What comes next in a conversation: something to show, or something to do first. */
export type Next =
  | Drawn
  | {
      readonly kind: 'do';
      readonly state: Conversation;
      readonly effect: Effect;
      /** Goes along with the effect and comes back with its outcome. */
      readonly redraw: Redraw;
    };
