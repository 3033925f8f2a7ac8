import type { Assessment, Subject } from './case';
import type { Day } from './day';
import type { Handed } from './hand-over';
import type { OwnDuty } from './handing';
import type { MemberId } from './ids';
import type { FormBody, NoteBody } from './message';
import type { Settling } from './minutes';
import type { TwoChoice } from './shutting-out';

/** What is posted in the thread itself: words for the reporter. They wait for the release. */
export type PostableCommand = FormBody;

/** What a desk does for itself, at once: a note, or a step-down without any words. */
type OwnCommand =
  | NoteBody
  /** `decidedBy`: who decided that it is a conflict of interest; empty where nobody else has. */
  | { readonly kind: 'stepped_down'; readonly why: string; readonly decidedBy: string }
  /** `person` is what a client sent: an id of anything. */
  | {
      readonly kind: 'shut_out_proposed';
      readonly person: string;
      readonly why: string;
      readonly decidedBy: string;
    }
  /** `beside`: why it is done alone. */
  | {
      readonly kind: 'shut_out_answered';
      readonly answer: TwoChoice;
      readonly beside: string;
    };

/** What a member does by sending a form. `involved` is what a client sent: ids of anything. */
export type DeskCommand =
  | Exclude<PostableCommand, { kind: 'minutes_settled' }>
  /** Which minutes they are is looked up when it is sent. */
  | { readonly kind: 'minutes_settled'; readonly how: Settling; readonly text: string }
  | OwnCommand
  | {
      readonly kind: 'given_to_hr';
      readonly excerpt: string;
      readonly text: string;
      readonly involved: readonly string[];
      /** HR cannot act without it; none where the reporter has said yes. */
      readonly handed?: Handed | undefined;
    }
  /** Hands on outside the product: the reporter is told now, or later. */
  | {
      readonly kind: 'handed_on' | 'handed_untold';
      readonly handed: Handed;
      readonly copy: string;
      readonly text: string;
    }
  /** Tells the reporter of a hand-over that was not told at once. */
  | { readonly kind: 'told_later'; readonly text: string }
  | ({ readonly kind: 'duty_kept' } & OwnDuty)
  | {
      readonly kind: 'case_kept';
      readonly number: string | undefined;
      readonly subject: Subject | undefined;
      readonly assignee: MemberId | undefined;
      readonly deputy: MemberId | undefined;
      readonly assessment: Assessment | undefined;
    }
  /** Keeps the case past its time, or goes on keeping it. */
  | { readonly kind: 'hold_set'; readonly why: string; readonly lookAgainOn: Day }
  /** Lets it go: one member proposes it, another does it. */
  | { readonly kind: 'hold_end_proposed' | 'hold_ended' }
  /** Shows the thread to a colleague who would not see it else. */
  | { readonly kind: 'shown'; readonly to: MemberId }
  | { readonly kind: 'written_to_hr'; readonly text: string }
  | { readonly kind: 'moved'; readonly involved: readonly string[] };
