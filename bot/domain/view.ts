import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { Deadlines, Due } from './deadlines';
import type { DeskOption } from './desk-options';
import type { Desk, MemberId, ThreadId } from './ids';
import type { CloseReason, Message } from './message';
import type { Answers, Fit } from './questionnaire';
import type { HrStep, Status } from './thread';
import type { Route, RuleId, Verdict } from './triage';

/** A view is a card's name and its data. It names nobody, and carries no sentence: those are in `adaptive-cards/texts`. */
export type View = ReporterView | DeskView;

/** Another way than filing, which the verdict shows before anything is written. */
export type OtherRoute = Exclude<Route, 'whistleblowing' | 'handlers_decide'>;

export type ReporterView =
  /** `intake` is closed until the desk has two people. `desk` is set when the asker belongs to one. */
  | { readonly name: 'start'; readonly intake: 'open' | 'closed'; readonly desk?: Desk }
  | { readonly name: 'rights' }
  | { readonly name: 'safety' }
  | { readonly name: 'danger' }
  | { readonly name: 'security' }
  | { readonly name: 'guide' }
  /** By whom a child, client, pupil or patient comes to harm. */
  | { readonly name: 'harm' }
  | {
      readonly name: 'verdict';
      readonly route: OtherRoute;
      readonly rule: RuleId;
      readonly fit: Fit;
      readonly hr: HrWay;
    }
  /** Others than HR and the handlers who can help with a matter about one person. */
  | { readonly name: 'others' }
  | { readonly name: 'involved'; readonly people: readonly Person[] }
  /** Everybody who would read is involved: the outside contact and the authorities, and nothing is filed. */
  | { readonly name: 'nobody' }
  /** `receipt` is formatted in groups of four. `talk`: the next press files without text. */
  | { readonly name: 'receipt'; readonly receipt: string; readonly talk: boolean }
  | {
      readonly name: 'story';
      readonly desk: Desk;
      readonly rule?: RuleId;
      readonly readers: readonly string[];
    }
  | {
      readonly name: 'filed';
      readonly reference: string;
      readonly opensOn: Day;
      readonly deadlines: Deadlines;
      readonly again: boolean;
    }
  /** One constant answer for every receipt that opens nothing. */
  | { readonly name: 'unopened'; readonly opensOn: Day }
  | {
      readonly name: 'thread';
      /** The day on which it was filed or, where HR has moved it, came to the handlers. */
      readonly filedOn: Day;
      readonly moved: boolean;
      readonly status: Status;
      readonly deadlines: Deadlines;
      /** The handlers ask whether an excerpt may go to HR: what was answered so far, and who would read there. */
      readonly hr?: { readonly answer?: 'yes' | 'no'; readonly readers: readonly string[] };
      /** Clocks that have run out without an answer: the outside authority is shown. */
      readonly overdue: readonly Due['what'][];
      readonly page: Page<Message>;
    }
  | {
      readonly name: 'sent';
      readonly desk: Desk;
      readonly opensOn: Day;
      readonly again: boolean;
    }
  /** An invitation was redeemed: admitted at once, or waiting for a member's approval. */
  | { readonly name: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** The dialog closes with a calm word. */
  | { readonly name: 'left' };

/**
 * HR as a way: open to the reporter, without anybody yet (its contact is shown), or withheld because top management, HR or a
 * receiver is involved.
 */
export type HrWay = 'offered' | 'empty' | 'withheld';

export interface Person {
  readonly id: MemberId;
  readonly title: string;
}

/** A part of a long thread, in order; `earlier` and `later` say whether there is more on either side. */
export interface Page<M> {
  readonly items: readonly M[];
  readonly earlier: boolean;
  readonly later: boolean;
}

export type DeskView =
  | {
      readonly name: 'queue';
      readonly items: readonly QueueItem[];
      /** Whether there is more of the queue before this page, and after it. */
      readonly earlier: boolean;
      readonly more: boolean;
      readonly total: number;
      /** People who wait for a member's approval. */
      readonly waiting: number;
    }
  | {
      readonly name: 'desk_thread';
      readonly desk: Desk;
      /** An excerpt, with the handlers in the reporter's place. */
      readonly excerpt: boolean;
      /** HR has moved it here: `filedOn` is the day of the move. */
      readonly moved: boolean;
      readonly hr?: HrStep;
      /** What the member can do just now. */
      readonly may: readonly DeskOption[];
      readonly reference: string;
      readonly filedOn: Day;
      readonly answers?: Answers;
      readonly advice?: Verdict;
      readonly status: Status;
      readonly closeReason?: CloseReason;
      readonly deadlines: Deadlines;
      readonly due?: Due & { readonly overdue: boolean };
      /** Messages of colleagues or of this member that wait for the next release. */
      readonly pending: number;
      readonly page: Page<Message>;
    }
  | ({ readonly name: 'desk_acknowledge' } & FormView)
  /** `feedback`: the reply can be the feedback on measures that the act asks for. */
  | ({ readonly name: 'desk_reply'; readonly feedback: boolean } & FormView)
  | ({ readonly name: 'desk_note' } & FormView)
  | ({ readonly name: 'desk_redirect'; readonly targets: readonly RedirectTarget[] } & FormView)
  | ({
      readonly name: 'desk_redirect_text';
      readonly to: RedirectTarget;
      readonly investigation: boolean;
    } & FormView)
  | ({ readonly name: 'desk_ask_hr' } & FormView)
  /** What HR gets to read, and who of HR must not. */
  | ({ readonly name: 'desk_give_hr'; readonly people: readonly Person[] } & FormView)
  | ({ readonly name: 'desk_write_hr' } & FormView)
  | ({ readonly name: 'desk_hand_over' } & FormView)
  /** Who of the handlers must not see it. */
  | ({ readonly name: 'desk_move'; readonly people: readonly Person[] } & FormView)
  | ({
      readonly name: 'desk_close';
      readonly reasons: readonly CloseReason[];
      /** HR says whether the duty to investigate harassment is met. */
      readonly investigation: boolean;
    } & FormView)
  | ({ readonly name: 'desk_reopen' } & FormView)
  | ({ readonly name: 'desk_step_down' } & FormView)
  /** Something was sent, closed or noted; the reporter sees it from `opensOn`. */
  | {
      readonly name: 'desk_done';
      readonly what: DeskDeed;
      readonly reference: string;
      readonly opensOn: Day;
      readonly again: boolean;
    }
  | {
      readonly name: 'people';
      readonly members: readonly Person[];
      readonly waiting: readonly Person[];
    }
  /** Nothing can be read just now; the queue is one press away. */
  | { readonly name: 'desk_away' }
  /** Whoever asks does not belong to a desk (any more). */
  | { readonly name: 'not_a_member' };

/** A form in a thread. `reader`: who reads what is written in it, but for a note. */
export interface FormView {
  readonly reference: string;
  readonly reader: 'reporter' | 'handlers' | 'hr';
}

export type DeskDeed =
  | 'acknowledged'
  | 'reply'
  | 'feedback'
  | 'note'
  | 'redirected'
  | 'hr_asked'
  | 'given_to_hr'
  | 'written_to_hr'
  | 'handed_over'
  | 'moved'
  | 'closed'
  | 'reopened'
  | 'stepped_down';

export interface QueueItem {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly filedOn: Day;
  readonly status: Status;
  /** Something new to read: of the reporter, or of HR. */
  readonly news: boolean;
  readonly due?: Due & { readonly overdue: boolean };
}
