import type { Filter, Subject } from './case';
import type { RedirectTarget } from './contacts';
import type { Day, Month } from './day';
import type { Deadlines } from './deadlines';
import type { DeskCommand } from './desk-command';
import type { DeskOption } from './desk-options';
import type {
  ClosedItem,
  DayToClose,
  FormView,
  GivingShown,
  HoldShown,
  ListNote,
  ProposalItem,
  ShutOutShown,
  TellingShown,
  ThreadReading,
} from './desk-parts';
import type { Duty } from './duty';
import type { HandOverTarget, HandPurpose } from './hand-over';
import type { DutyAnswer, OwnDuty } from './handing';
import type { LetGo } from './hold';
import type { Desk, Id } from './ids';
import type { Colleague, Person } from './member';
import type { CloseReason, Message } from './message';
import type { Page } from './page';
import type { Answers } from './questionnaire';
import type { CaseShown, DueNow, QueueHead, QueueItem } from './register-view';
import type { HrStep, Status } from './thread';
import type { Verdict } from './triage';

/** The views of a desk. Their names begin with `desk_`, no other view's does: that tells the sides apart. */
export type DeskView = NamedAfterDesk<
  | {
      readonly name: 'desk_queue';
      readonly filter: Filter | 'found';
      /** The month of closing, where closed ones are shown. */
      readonly month?: Month | undefined;
      /** Whether there is a month after that one: not after the running one. */
      readonly monthAfter?: boolean | undefined;
      readonly items: readonly QueueItem[];
      /** Whether there is more of the queue before this page, and after it. */
      readonly earlier: boolean;
      readonly more: boolean;
      readonly total: number;
      /** What cannot be read just now because a key is lacking: how many, where that is known. */
      readonly unread?: number | 'some' | undefined;
      /** People who wait for the member's approval. */
      readonly waiting: number;
      /** The member is an outside deputy, who enters nothing and closes nothing together. */
      readonly deputy?: true | undefined;
      readonly list?: ListNote | undefined;
      readonly head?: QueueHead | undefined;
    }
  | {
      readonly name: 'desk_thread';
      readonly desk: Desk;
      /** An excerpt, with the handlers in the reporter's place. */
      readonly excerpt: boolean;
      readonly moved: boolean;
      readonly hr?: HrStep | undefined;
      /** What the member can do just now. */
      readonly may: readonly DeskOption[];
      readonly reference: string;
      readonly case?: CaseShown | undefined;
      /** What the reporter is to be told next of hand-overs. */
      readonly telling?: TellingShown | undefined;
      /** What is given next to whom, once the reporter can read of it. */
      readonly giving?: GivingShown | undefined;
      /** That it is kept past its time. */
      readonly hold?: HoldShown | undefined;
      /** What was said of duties of the organisation's own. */
      readonly ownDuty?: DutyAnswer | undefined;
      readonly ownDuties?: readonly OwnDuty[] | undefined;
      /** What takes two and waits for an answer, as far as the member may know of it. */
      readonly shutOuts?: readonly ShutOutShown[] | undefined;
      /** What a colleague did alone, by title, and the member has not said to have read. */
      readonly byOne?: { readonly by: string | undefined; readonly on: Day } | undefined;
      /** What HR has said last, which can be put to the reporter. */
      readonly putOn?: Id | undefined;
      /** The day on which it came in, or the first on which it can have; `filedUntil` is the last. */
      readonly filedOn: Day;
      readonly filedUntil?: Day | undefined;
      readonly answers?: Answers | undefined;
      readonly advice?: Verdict | undefined;
      /** It cannot wait, as the reporter said. */
      readonly urgent?: true | undefined;
      readonly status: Status;
      readonly closeReason?: CloseReason | undefined;
      /** The last day on which it is there, once it is closed. */
      readonly erasedBy?: Day | undefined;
      readonly deadlines: Deadlines;
      readonly due?: DueNow | undefined;
      /** By when somebody answers the reporter, who wants to meet. */
      readonly meetBy?: Day | undefined;
      /** What its readers may have to tell elsewhere, at once. */
      readonly duty?: Duty | undefined;
      /** How much of colleagues or of this member waits for the release. */
      readonly pending: number;
      /** The day at whose hour what can be read of that comes out first; none where nothing can. */
      readonly outOn?: Day | undefined;
      readonly page: Page<Message>;
    }
  /** Something that the desk has sent and that is not out: it can be taken back or changed until then. */
  | {
      readonly name: 'desk_waiting';
      readonly reference: string;
      readonly desk: Desk;
      readonly excerpt: boolean;
      readonly outOn: Day;
      /** What can be done with it: changed and taken back, taken back alone, or neither. */
      readonly can: 'change' | 'take_back' | 'nothing';
      /** It is the move to the handlers, and whether something that HR had sent was dropped with it. */
      readonly moves?: { readonly dropped: boolean } | undefined;
      /** Which it is of how many. */
      readonly number: number;
      readonly of: number;
      readonly page: Page<Message>;
    }
  /** Who has read the thread and on which day, the newest first. */
  | {
      readonly name: 'desk_who_read';
      readonly reference: string;
      readonly readings: readonly ThreadReading[];
      /** Whether there are older ones than these, and newer. */
      readonly earlier: boolean;
      readonly later: boolean;
    }
  /** `feedback`: the reply can be the feedback on measures that the act asks for. */
  | ({ readonly name: 'desk_reply'; readonly feedback: boolean } & FormView)
  | ({ readonly name: 'desk_note' } & FormView)
  /** What the desk knows of the case beside its messages; by whom it was assessed, if by a member still. */
  | ({
      readonly name: 'desk_case';
      readonly subjects: readonly Subject[];
      readonly people: readonly Colleague[];
      readonly assessed?: { readonly on: Day; readonly by: string | undefined } | undefined;
    } & FormView)
  | ({ readonly name: 'desk_minutes' } & FormView)
  /** With the day of what it is about; none once the thread is out of sight. */
  | ({ readonly name: 'desk_settle'; readonly of?: Day | undefined } & FormView)
  | ({ readonly name: 'desk_redirect'; readonly targets: readonly RedirectTarget[] } & FormView)
  | ({
      readonly name: 'desk_redirect_text';
      readonly to: RedirectTarget;
      readonly investigation: boolean;
      readonly asksDuty: boolean;
    } & FormView)
  | ({ readonly name: 'desk_ask_hr' } & FormView)
  /** What HR gets to read, and who of HR must not. */
  | ({ readonly name: 'desk_give_hr'; readonly people: readonly Person[] } & FormView)
  | ({ readonly name: 'desk_write_hr' } & FormView)
  /** To whom, and whether the recipient needs it to be able to act. */
  | ({ readonly name: 'desk_hand_over' } & FormView)
  | ({
      readonly name: 'desk_hand_over_text';
      readonly to: HandOverTarget;
      readonly purpose: HandPurpose;
    } & FormView)
  /** What HR gets to read without a yes, and who of HR must not. */
  | ({ readonly name: 'desk_hand_hr'; readonly people: readonly Person[] } & FormView)
  /** Tells the reporter of a hand-over by its day, and why it had to wait. */
  | ({ readonly name: 'desk_tell'; readonly telling?: TellingShown | undefined } & FormView)
  | ({ readonly name: 'desk_duty' } & FormView)
  /** Why and how long the case is kept; whether anybody else can read it, who could let it go. */
  | ({ readonly name: 'desk_hold'; readonly alone?: boolean } & FormView)
  | ({
      readonly name: 'desk_let_go';
      readonly hold?: HoldShown | undefined;
      readonly letGo?: LetGo | undefined;
      readonly alone?: boolean;
    } & FormView)
  /** Who of the handlers must not see it, and how much that was sent does not come out because of it. */
  | ({
      readonly name: 'desk_move';
      readonly people: readonly Person[];
      readonly dropped: number;
    } & FormView)
  | ({
      readonly name: 'desk_close';
      readonly reasons: readonly CloseReason[];
      /** What was done is asked for apart from why. */
      readonly measures: boolean;
      /** HR says whether the duty to investigate harassment is met. */
      readonly investigation: boolean;
      readonly asksDuty: boolean;
    } & FormView)
  | ({ readonly name: 'desk_reopen' } & FormView)
  | ({ readonly name: 'desk_step_down' } & FormView)
  /** Which colleague is to be shut out, of those who can read the case. */
  | ({ readonly name: 'desk_shut_out'; readonly people: readonly Person[] } & FormView)
  /** What takes two, and what the member can answer to it; none where it is over. */
  | ({ readonly name: 'desk_two'; readonly proposal?: ShutOutShown | undefined } & FormView)
  /** Colleagues who cannot see the case and are not shut out of it: to one of them it is shown. */
  | ({ readonly name: 'desk_show'; readonly people: readonly Colleague[] } & FormView)
  /** Something was sent, closed or noted; the reporter sees it from `opensOn`. */
  | {
      readonly name: 'desk_done';
      readonly what: DeskCommand['kind'];
      readonly reference: string;
      readonly opensOn: Day;
      readonly again: boolean;
      /** What is handed over may reveal who reported: it is given from the day of `opensOn` on. */
      readonly givenLater?: true | undefined;
      /** There is a duty of the desk's own, to be written down now. */
      readonly duty?: true | undefined;
    }
  | {
      readonly name: 'desk_people';
      readonly members: readonly Colleague[];
      /** Those on whom the member can decide: to an outside deputy nobody. */
      readonly waiting: readonly Person[];
      /** From which day of release on those read who are let in today. */
      readonly from: Day;
      /** The member is an outside deputy, who decides on nobody. */
      readonly deputy?: true | undefined;
      /** The last day of the member's own absence. */
      readonly away?: Day | undefined;
      readonly list?: ListNote | undefined;
    }
  /** Reports of one day that are closed together: of what member and proposer may both see. */
  | {
      readonly name: 'desk_together';
      /** Days with reports that nobody has answered. */
      readonly days: readonly DayToClose[];
      readonly proposals: readonly ProposalItem[];
      readonly closed: readonly ClosedItem[];
    }
  /** Where a member says why the reports of a day are to be closed together. */
  | {
      readonly name: 'desk_propose';
      readonly day: Day;
      /** What the member has opened, and what the member has not. */
      readonly count: number;
      readonly unopened: number;
      readonly reasons: readonly CloseReason[];
    }
  /** Somebody calls about a case: what is asked, and what may be said. */
  | {
      readonly name: 'desk_caller';
      readonly reference: string;
      /** Whether a word was chosen, and whether it is locked by too many wrong ones. */
      readonly word: 'none' | 'chosen' | 'locked';
    }
  /** The word was right: what is written to the reporter may be read aloud. */
  | { readonly name: 'desk_called'; readonly reference: string; readonly settle: boolean }
  /** Where a member enters a report that came another way; of whom to shut out. */
  | { readonly name: 'desk_enter'; readonly people: readonly Person[] }
  /** It was entered. Its days run from its arrival. Its code can be shown while it is `unseen`. */
  | {
      readonly name: 'desk_entered';
      readonly reference: string;
      readonly deadlines: Deadlines;
      readonly again: boolean;
      readonly code: 'unseen' | 'shown';
    }
  /** The secret code for whoever reported, six groups of four digits: shown in this view, and never again. */
  | { readonly name: 'desk_code'; readonly receipt: string }
  /** Nothing can be read just now; the queue is one press away. */
  | { readonly name: 'desk_away' }
  /** The person does not belong to a desk, or no longer. */
  | { readonly name: 'desk_not_a_member' }
>;

type NamedAfterDesk<V extends { readonly name: `desk_${string}` }> = V;
