import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { Deadlines, Due } from './deadlines';
import type { Desk, MemberId, ThreadId } from './ids';
import type { CloseReason, Message } from './message';
import type { Answers, Fit } from './questionnaire';
import type { Status } from './thread';
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
      /** Top management, HR or a receiver is involved: HR's contact is not shown. */
      readonly hrInvolved: boolean;
    }
  | { readonly name: 'involved'; readonly people: readonly Person[] }
  /** Everybody who would read is involved: the outside contact and the authorities, and nothing is filed. */
  | { readonly name: 'nobody' }
  /** `receipt` is formatted in groups of four. `talk`: the next press files without text. */
  | { readonly name: 'receipt'; readonly receipt: string; readonly talk: boolean }
  | { readonly name: 'story'; readonly rule?: RuleId; readonly readers: readonly string[] }
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
      readonly filedOn: Day;
      readonly status: Status;
      readonly deadlines: Deadlines;
      /** Clocks that have run out without an answer: the outside authority is shown. */
      readonly overdue: readonly Due['what'][];
      readonly page: Page<Message>;
    }
  | { readonly name: 'sent'; readonly opensOn: Day; readonly again: boolean }
  /** An invitation was redeemed: admitted at once, or waiting for a member's approval. */
  | { readonly name: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  /** The dialog closes with a calm word. */
  | { readonly name: 'left' };

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
  | { readonly name: 'desk_acknowledge'; readonly reference: string }
  | { readonly name: 'desk_reply'; readonly reference: string }
  | { readonly name: 'desk_note'; readonly reference: string }
  | {
      readonly name: 'desk_redirect';
      readonly reference: string;
      readonly targets: readonly RedirectTarget[];
    }
  | { readonly name: 'desk_redirect_text'; readonly reference: string; readonly to: RedirectTarget }
  | { readonly name: 'desk_close'; readonly reference: string }
  | { readonly name: 'desk_step_down'; readonly reference: string }
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

export type DeskDeed =
  | 'acknowledged'
  | 'reply'
  | 'feedback'
  | 'note'
  | 'redirected'
  | 'closed'
  | 'stepped_down';

export interface QueueItem {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly filedOn: Day;
  readonly status: Status;
  readonly unanswered: boolean;
  readonly due?: Due & { readonly overdue: boolean };
}

/** A calm sentence above a view: what went wrong with the last press, and that nothing is lost. Texts: `notices.<notice>`. */
export const notices = [
  'expired',
  'altered',
  'busy',
  'failed',
  'mistyped',
  'choose',
  'empty',
  'too_long',
  'wrong_group',
  'code_refused',
  'already_member',
  'desk_full',
  'intake_closed',
  'places_full',
  'changed_meanwhile',
  'unknown_reference',
  'last_reader',
  'approved',
  'declined',
] as const;
export type Notice = (typeof notices)[number];

/** The presses a card can make, as `data.act`. An action that a view does not know leaves the view as it is. */
export const acts = [
  // reporter
  'report',
  'open',
  'rights',
  'switch',
  'back',
  'leave',
  'next',
  'safe',
  'danger',
  'security',
  'anyway',
  'file',
  'send',
  'earlier',
  'later',
  // desk
  'desk',
  'desk_open',
  'desk_find',
  'desk_more',
  'desk_people',
  'desk_approve',
  'desk_decline',
  'desk_queue',
  'desk_thread',
  'desk_acknowledge',
  'desk_reply',
  'desk_note',
  'desk_redirect',
  'desk_redirect_to',
  'desk_close',
  'desk_step_down',
  'desk_earlier',
  'desk_later',
  'desk_do_acknowledge',
  'desk_do_reply',
  'desk_do_note',
  'desk_do_redirect',
  'desk_do_close',
  'desk_do_step_down',
] as const;
export type ActName = (typeof acts)[number];

/** The inputs of all cards by id; a view uses some of them. Values are text; a list of choices is joined by commas. */
export const fieldNames = [
  'code', // start: a receipt or an invitation code
  'fit',
  'ticks',
  'throughWork',
  'byStaff', // guide, harm
  'involved', // involved: member ids
  'group', // receipt: the last group typed back
  'what',
  'where',
  'how',
  'who', // story
  'text', // thread, desk_*
  'thread',
  'reference', // queue
  'person', // people
  'target', // desk_redirect
  'reason', // desk_close
  'feedback', // desk_reply: 'true' when the reply is the feedback on measures
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
