import type { ButtonName } from '../domain/buttons';
import type { Crowd } from '../domain/crowd';
import type { Day } from '../domain/day';
import type { Terms } from '../domain/disposal';
import type { Fields } from '../domain/fields';
import type { Desk, Id } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Person } from '../domain/member';
import type { Message, ReporterBody, Story } from '../domain/message';
import type { Page } from '../domain/page';
import type { Reference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { ReportCode } from '../domain/report-code';
import type { Telling } from '../domain/telling';
import type { ReporterView } from '../domain/view';
import type { Redraw } from '../ports/dialogue';
import type { Conversation, Dated, OpenedReport, Texts } from './conversation';

/** The desks' readers now, and the day. */
export interface DesksNow {
  readonly today: Day;
  readonly opensOn: Day;
  /** The receiving handlers; intake is closed below two. */
  readonly readers: readonly Person[];
  /** Those waiting to join, and outside deputies: they can be named as involved, too. */
  readonly others?: readonly Person[];
  /** HR's receiving members; without them HR is not offered. */
  readonly hr: readonly Person[];
  readonly desk?: Desk | undefined;
  /** The crowd of the last window, if known. */
  readonly crowd?: Crowd | undefined;
  /** The crowd of the last day, if known. */
  readonly dayCrowd?: Crowd | undefined;
  /** The terms of the desks' disposal decisions. */
  readonly terms?: Terms;
  /** In practice, where all of these are invented: the story's first text. */
  readonly story?: Story;
}

/** What to do once the desks are known. */
export type AfterLook = 'show' | 'leave_involved' | 'choose_handlers' | 'choose_hr';

/** What can be added to an opened thread. */
export type Addition = Exclude<ReporterBody, { kind: 'report' | 'talk' | 'excerpt' | 'entered' }>;

/** The report code's keys, in hexadecimal: enough to file, not enough to open. */
type FilingKeys = NonNullable<Conversation['keys']>;

export type Effect =
  /** `draw_report_code`: for practice, or for a report that begins after it. `renew`: exchanges the code. */
  | Plain<'begin' | 'derive' | 'draw_report_code' | 'file' | 'read' | 'renew'>
  | { readonly kind: 'look'; readonly then: AfterLook }
  | { readonly kind: 'open'; readonly reportCode: ReportCode }
  | { readonly kind: 'add'; readonly body: Addition }
  | { readonly kind: 'join'; readonly code: InvitationCode };

/** One effect or event for each kind, without data. */
type Plain<Kind extends string> = Kind extends unknown ? { readonly kind: Kind } : never;

/** A press, or the outcome of an effect. */
export type Event =
  | {
      readonly kind: 'press';
      readonly button: ButtonName | undefined;
      readonly fields: Fields;
      /** The messenger's names for the person; they stay out of the conversation. */
      readonly calledBy?: readonly string[] | undefined;
    }
  /** The draft was too old: the same view again, with its text. */
  | { readonly kind: 'expired'; readonly fields: Fields }
  /** The person has too many presses under way: the same view again, with its text. */
  | { readonly kind: 'busy'; readonly fields: Fields }
  /** `too_many`: dialogs in an hour. `gone`: the thread has moved or expired. `nobody`: no reader is left. */
  | Plain<'too_many' | 'begun' | 'gone' | 'nobody'>
  | {
      readonly kind: 'looked';
      readonly then: AfterLook;
      readonly desks: DesksNow;
      readonly redraw: Redraw;
    }
  | { readonly kind: 'derived'; readonly keys: FilingKeys }
  | { readonly kind: 'report_code_drawn'; readonly reportCode: ReportCode; readonly filing: Id }
  | ({
      readonly kind: 'filed';
      readonly reference: Reference;
      readonly opensOn: Day;
      readonly again: boolean;
    } & Dated)
  | {
      readonly kind: 'read';
      readonly opened: OpenedReport;
      /** The messages that tell the thread's status: the desk's, and the answers to it. */
      readonly messages: readonly Message[];
      readonly page: Page<Message>;
      /** By when an open request to meet is answered. */
      readonly meetBy?: Day | undefined;
      readonly desks: DesksNow;
      readonly redraw: Redraw;
      /** Set when a practice code opened an invented thread: a report code drawn for practice. */
      readonly practice?: ReportCode;
    }
  /** In practice something would have been sent; `own` is the person's own text. */
  | { readonly kind: 'practised'; readonly what: 'report' | 'message'; readonly own: Texts }
  /** The desk's code opened its thread, not shown yet. `renewal`: it is not exchanged. */
  | { readonly kind: 'first_opened'; readonly opened: OpenedReport }
  | { readonly kind: 'opened_nothing'; readonly opensOn: Day }
  | {
      readonly kind: 'added';
      readonly what: Addition['kind'];
      readonly opensOn: Day;
      readonly again: boolean;
      /** Names the next message. */
      readonly next: Pick<OpenedReport, 'message' | 'began'>;
    }
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** The effect was refused: the same view with a remark and all that was typed. */
  | { readonly kind: 'refused'; readonly remark: Remark; readonly redraw: Redraw };

/** A drawn view: sealed, it is what the person sees. */
export interface DrawnView {
  readonly kind: 'show';
  readonly state: Conversation;
  readonly view: ReporterView;
  readonly remark?: Remark | undefined;
  readonly found?: readonly Telling[] | undefined;
  readonly fields: Fields;
}

export interface Doing {
  readonly kind: 'do';
  readonly state: Conversation;
  readonly effect: Effect;
  /** Returned with the effect's outcome. */
  readonly redraw: Redraw;
}

/** Something to show, or something to do first. */
export type Next = DrawnView | Doing;
