import type { Subject } from './case';
import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { DeskForm } from './desk-options';
import type {
  ExclusionShown,
  FormView,
  HoldShown,
  RemovalShown,
  SavedShown,
  TellingShown,
} from './desk-parts';
import type { CaseStep, StepKind } from './follow-up';
import type { HandedTo, HandPurpose } from './hand-over';
import type { Colleague, Person } from './member';
import type { CloseReason, Message } from './message';
import type { LiftHold } from './proposal';
import type { RequestNow, SentCopy } from './request';

/** What single forms show in addition to `FormView`. */
interface FormParts {
  /** `answered`: the other side's latest message, while showing it is no new reading. `saved`: the desk's. */
  readonly desk_reply: {
    readonly answered?: Message | undefined;
    readonly saved?: readonly SavedShown[] | undefined;
  };
  /** The case's record. `assessed.by` is a title, if still a member's. */
  readonly desk_case: {
    readonly subjects: readonly Subject[];
    /** The organisations that share the channel; none if it is of one. */
    readonly parties?: readonly string[] | undefined;
    readonly people: readonly Colleague[];
    readonly assessed?: { readonly on: Day; readonly by: string | undefined } | undefined;
  };
  /** With the day of the minutes; none once the thread is out of sight. */
  readonly desk_settle: { readonly of?: Day | undefined };
  readonly desk_redirect: { readonly targets: readonly RedirectTarget[] };
  readonly desk_redirect_text: {
    readonly to: RedirectTarget;
    readonly investigation: boolean;
    readonly asksDuty: boolean;
  };
  /** The lines of the follow-up, to choose one. */
  readonly desk_steps: { readonly steps: readonly CaseStep[] };
  /** One of them; `again`: it is there already. */
  readonly desk_step: { readonly is: StepKind; readonly again: boolean };
  /** Whom the reporter is asked about. */
  readonly desk_consent: { readonly to: HandedTo };
  /**
   * `more`: HR has an excerpt and gets further words. `people`: HR officers who may have to be kept out.
   * `announced`: HR gets by law what the reporter can read of.
   */
  readonly desk_hand_over_text: {
    readonly to: HandedTo;
    readonly purpose: HandPurpose | 'more';
    readonly people?: readonly Person[] | undefined;
    readonly announced?: boolean | undefined;
  };
  /** Tells the reporter of a hand-over, and why that had to wait. */
  readonly desk_tell: { readonly telling?: TellingShown | undefined };
  /** Why and how long the case is held; `alone`: no other reader could let it go. */
  readonly desk_hold: { readonly alone?: boolean };
  readonly desk_lift_hold: {
    readonly hold?: HoldShown | undefined;
    readonly liftHold?: LiftHold | undefined;
    readonly alone?: boolean;
  };
  /**
   * Requests of which something is to come, and copies that can be out; `agreedOn`: the redacted one's day.
   */
  readonly desk_decide: {
    readonly requests: readonly RequestNow[];
    readonly copies: readonly SentCopy[];
    readonly agreedOn?: Day | undefined;
  };
  /** Which handlers must not see it. */
  readonly desk_move: { readonly people: readonly Person[] };
  readonly desk_close: {
    /** The reporter asked to meet, or says to be punished, and has no answer. */
    readonly asksMeeting: boolean;
    readonly punished: boolean;
    /** It is not said who is named in the case (GDPR article 14). */
    readonly asksNamed: boolean;
    readonly reasons: readonly CloseReason[];
    /** Asks for measures apart from reasons. */
    readonly measures: boolean;
    /** Asks HR whether the duty to investigate harassment is met. */
    readonly investigation: boolean;
    readonly asksDuty: boolean;
  };
  /** The colleagues who can read the case. */
  readonly desk_exclude: { readonly people: readonly Person[] };
  /** A proposal and the answers to it; none once it is over. */
  readonly desk_two: { readonly proposal?: ExclusionShown | undefined };
  /** Words that a member proposes to take out; none while nothing is proposed. */
  readonly desk_remove: { readonly removal?: RemovalShown | undefined };
  /** Colleagues to whom the case can be shown: they cannot see it, and are not shut out. */
  readonly desk_show: { readonly people: readonly Colleague[] };
}

export type BareForm = Exclude<DeskForm, keyof FormParts>;

export type AnyFormView = {
  [F in DeskForm]: { readonly name: F } & FormView &
    (F extends keyof FormParts ? FormParts[F] : unknown);
}[DeskForm];
