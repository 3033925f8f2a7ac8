import type { Assessment, Subject } from './case';
import type { MemberId } from './ids';
import type { DeskBody, NoteBody } from './message';
import type { Settling } from './minutes';

/** What is posted in the thread itself: words for the reporter. They wait for the release. */
export type PostableCommand = Exclude<DeskBody, { kind: 'moved' }>;

/** What a desk does for itself, at once: a note, or a step-down without any words. */
type OwnCommand = NoteBody | { readonly kind: 'stepped_down' };

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
    }
  | {
      readonly kind: 'case_kept';
      readonly number: string | undefined;
      readonly subject: Subject | undefined;
      readonly assignee: MemberId | undefined;
      readonly assessment: Assessment | undefined;
    }
  | { readonly kind: 'written_to_hr'; readonly text: string }
  | { readonly kind: 'moved'; readonly involved: readonly string[] };
