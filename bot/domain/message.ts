import type { Conflict } from './conflict';
import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { Handed, HandedTo } from './hand-over';
import type { Desk, Id } from './ids';
import type { Acknowledged, Minutes, Settling } from './minutes';

/** Who wrote: a side, never a name. Replies are signed by the desk. */
export type Side = 'reporter' | 'desk';

/** Why a thread was closed. A word that was ever stored stays, or what holds it does not open. */
export const closeReasons = [
  'not_work_related',
  'single_person',
  'other_channel',
  'duplicate',
  'too_little',
  'not_confirmed',
  'confirmed',
  'partly_confirmed',
  'undisclosed',
  'authority',
  'handed_over',
  'classified',
  'withdrawn',
  'test_or_abuse',
  'answered',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** The reasons that fit a desk: the act's own are not HR's, and an answered question is not a report. */
export function closeReasonsOf(desk: Desk): readonly CloseReason[] {
  const foreign: readonly CloseReason[] =
    desk === 'hr' ? ['not_work_related', 'single_person', 'handed_over'] : ['answered'];
  return closeReasons.filter((reason) => !foreign.includes(reason));
}

const outcomes: readonly CloseReason[] = ['not_confirmed', 'confirmed', 'partly_confirmed'];

/** Whether a reason says what an inquiry came to: nobody ends with it and leaves out measures or reasons. */
export function isOutcome(reason: CloseReason): boolean {
  return outcomes.includes(reason);
}

/**
 * What HR says of the employer's duty to investigate harassment and victimisation when it closes or redirects
 * a matter of how somebody is treated (diskrimineringslagen 2:3, AML 3:2 a).
 */
export const offeredInvestigations = ['begun', 'not_begun', 'neither'] as const;

/** With what was said while only harassment was asked about. It is stored, and on screens from before. */
export const investigations = [...offeredInvestigations, 'not_harassment'] as const;
export type Investigation = (typeof investigations)[number];

/** The report itself. Not all fields are empty. `who` is what reporters chose to say of themselves. */
export interface Story {
  readonly what: string;
  readonly where: string;
  readonly how: string;
  readonly who: string;
}

/** The fields of a story, in their order. */
export const storyFields = [
  'what',
  'where',
  'how',
  'who',
] as const satisfies readonly (keyof Story)[];

/** The reporter's words. `talk` is a thread without text: somebody wants to talk. */
export type ReporterBody =
  | ({ readonly kind: 'report' } & Story)
  | { readonly kind: 'talk' }
  | { readonly kind: 'message'; readonly text: string }
  /** The reporter's answer to whether an excerpt may go to HR. */
  | { readonly kind: 'hr_answered'; readonly yes: boolean }
  /** What the handlers gave to HR: it begins a thread of its own, where they are in the reporter's place. */
  | { readonly kind: 'excerpt'; readonly text: string }
  /**
   * A report that came another way and that the desk has written down (VBL 8:1): it begins a thread. It came
   * on `arrivedOn`, which somebody of the desk says; from that day the act's clocks run. `acknowledged`: none
   * where nobody had done so yet.
   */
  | ({
      readonly kind: 'entered';
      readonly arrivedOn: Day;
      readonly acknowledged?: Acknowledged | undefined;
    } & Minutes)
  /** What was written down on that day is approved (VBL 8:3). */
  | { readonly kind: 'minutes_approved'; readonly of: Day }
  /** It is corrected: this stands beside it, and nothing is overwritten. */
  | { readonly kind: 'minutes_corrected'; readonly of: Day; readonly text: string }
  /** The reporter wants to meet somebody of the desk (VBL 5:8 p. 1). */
  | { readonly kind: 'meeting_asked' }
  /** The code that the desk had given is exchanged for one that it has never seen. */
  | { readonly kind: 'code_renewed' };

/** What a desk says by a form of its own. */
export type FormBody = Exclude<DeskBody, { kind: 'moved' | 'by_hr' }>;

/** What the desk says to the reporter. All but `reply` are acts: they change the thread's status. */
export type DeskBody =
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'feedback'; readonly text: string }
  | {
      readonly kind: 'redirected';
      readonly to: RedirectTarget;
      readonly text: string;
      readonly investigation?: Investigation;
    }
  | {
      readonly kind: 'closed';
      readonly reason: CloseReason;
      readonly text: string;
      /** What was done; `text` then says why. None where one text says all, as at HR's desk. */
      readonly measures?: string;
      readonly investigation?: Investigation;
    }
  | { readonly kind: 'reopened'; readonly text: string }
  /** Asks whether an excerpt may go to HR. */
  | { readonly kind: 'hr_asked'; readonly text: string }
  /** What was handed on, to whom and why (VBL 5:8 p. 4, 5:10). With HR, `name` is empty. */
  | {
      readonly kind: 'handed_over';
      readonly to: HandedTo;
      readonly name: string;
      readonly cause: string;
      readonly text: string;
    }
  /** What was said at a meeting or in a call, for the reporter to approve or correct (VBL 8:1, 8:3). */
  | ({ readonly kind: 'minutes' } & Minutes)
  /**
   * How what was written down on a day was settled without the reporter's own press; the words may be none.
   */
  | {
      readonly kind: 'minutes_settled';
      readonly of: Day;
      readonly how: Settling;
      readonly text: string;
    }
  /** What HR had said to the reporter before it moved the thread to the handlers. */
  | { readonly kind: 'by_hr'; readonly body: FormBody }
  /**
   * HR moved the thread to the handlers: a word without text. `kept`: what HR had said came along, and the
   * clocks run from the report; in what was moved before, neither.
   */
  | { readonly kind: 'moved'; readonly kept?: true };

/** What the desk writes for itself, under the internal data key. */
export interface NoteBody {
  readonly kind: 'note';
  readonly author: string;
  readonly text: string;
  /** It records a hand-over, and its text is the copy: no form of a note gives it. */
  readonly handed?: Handed | undefined;
  /** It records that somebody takes no part any more, and its text is why: no form of a note gives it. */
  readonly conflict?: Conflict | undefined;
  /** It records that the excerpt for HR was taken back, and has no text: no form of a note gives it. */
  readonly takenBack?: true | undefined;
  /** Who wrote it, when it comes out of the thread that HR got as an excerpt. Never stored with a note. */
  readonly from?: 'hr' | 'handlers' | undefined;
  /** That HR closed the excerpt with it, and how its duty to investigate stands. Never stored either. */
  readonly closing?:
    | Pick<Extract<DeskBody, { kind: 'closed' }>, 'reason' | 'investigation'>
    | undefined;
}

export type Body = ReporterBody | DeskBody | NoteBody;

/**
 * Whether a closing is the feedback that the act asks for: what was done and why, both (VBL 5:8 p. 3). One
 * text for all counts as it always did. HR has no such duty.
 */
export function isFeedback({
  measures,
  text,
}: Pick<Extract<DeskBody, { kind: 'closed' }>, 'measures' | 'text'>): boolean {
  return measures === undefined || (measures.trim() !== '' && text.trim() !== '');
}

/**
 * One piece of a thread. `position` is the number of messages that the writer could see when writing, plus
 * how many of the same side waited before it: it orders a thread without any clock.
 */
export interface Message<B extends Body = Body> {
  readonly id: Id;
  /** The day on which a desk wrote it, or the earliest on which a reporter can have written it. */
  readonly day: Day;
  /** The latest day on which it can have been written, where that is later. */
  readonly until?: Day | undefined;
  readonly position: number;
  readonly body: B;
}

/** Whether something is what a desk says by a form. */
export function isFormBody(body: Body): body is FormBody {
  const { kind } = body;
  return kind !== 'note' && kind !== 'moved' && kind !== 'by_hr' && !isByReporter(body);
}

const reporterKinds: readonly Body['kind'][] = [
  'report',
  'talk',
  'message',
  'hr_answered',
  'excerpt',
  'entered',
  'minutes_approved',
  'minutes_corrected',
  'meeting_asked',
  'code_renewed',
] satisfies readonly ReporterBody['kind'][];

export function isByReporter(body: Body): body is ReporterBody {
  return reporterKinds.includes(body.kind);
}

export function sideOf(body: ReporterBody | DeskBody): Side {
  return isByReporter(body) ? 'reporter' : 'desk';
}

/** A thread's messages in the order of writing; the reporter's first where two did not see each other. */
export function inOrder<B extends Body>(messages: readonly Message<B>[]): Message<B>[] {
  const rank = (m: Message<B>): number =>
    m.body.kind === 'note' ? 2 : sideOf(m.body) === 'desk' ? 1 : 0;
  return [...messages].sort((a, b) => a.position - b.position || rank(a) - rank(b));
}
