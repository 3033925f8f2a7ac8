import type { Assessment } from './assessment';
import type { Conflict } from './conflict';
import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { Handed, HandedTo } from './hand-over';
import type { Desk, Id } from './ids';
import type { Acknowledged, Minutes, Settling } from './minutes';
import type { Asked, Stage } from './request';
import type { Section } from './secrecy';

/** The side that wrote, never a name. Replies are signed by the desk. */
export type Side = 'reporter' | 'desk';

const reasons = [
  ['not_work_related', 'single_person', 'other_channel', 'duplicate', 'too_little'],
  ['not_confirmed', 'confirmed', 'partly_confirmed', 'undisclosed', 'authority'],
  ['handed_over', 'classified', 'withdrawn', 'test_or_abuse', 'answered'],
] as const;

/** Why a thread was closed. A stored word stays, or what holds it does not open. */
export const closeReasons = reasons.flat();
export type CloseReason = (typeof closeReasons)[number];

/** The reasons that fit a desk: those of the act are not HR's. */
export function closeReasonsOf(desk: Desk): readonly CloseReason[] {
  const foreign: readonly CloseReason[] =
    desk === 'hr' ? ['not_work_related', 'single_person', 'handed_over'] : ['answered'];
  return closeReasons.filter((reason) => !foreign.includes(reason));
}

const outcomes: readonly (string | undefined)[] = [
  'not_confirmed',
  'confirmed',
  'partly_confirmed',
];

/** Whether a reason is the outcome of an inquiry: it needs both measures and reasons. */
export function isOutcome(reason: string | undefined): boolean {
  return outcomes.includes(reason);
}

/**
 * What HR says, on closing or redirecting, of the duty to investigate harassment and victimisation
 * (diskrimineringslagen 2:3, AML 3:2 a).
 */
export const offeredInvestigations = ['begun', 'not_begun', 'neither'] as const;

/** With an earlier choice, which is stored and may be on a screen. */
export const investigations = [...offeredInvestigations, 'not_harassment'] as const;
export type Investigation = (typeof investigations)[number];

/** The report itself, with at least one field filled. `who` is what reporters choose to say of themselves. */
export interface Story {
  readonly what: string;
  readonly where: string;
  readonly how: string;
  readonly who: string;
}

export const storyFields = ['what', 'where', 'how', 'who'] as const;

/** The reporter's words. `talk` is a thread without text: somebody wants to talk. */
export type ReporterBody =
  | ({ readonly kind: 'report' } & Story)
  | { readonly kind: 'talk' }
  | { readonly kind: 'message'; readonly text: string }
  /** Answers whether an excerpt may go to HR. */
  | { readonly kind: 'hr_answered'; readonly yes: boolean }
  /** What the handlers gave to HR. It begins a thread where they are in the reporter's place. */
  | { readonly kind: 'excerpt'; readonly text: string }
  /**
   * A report that came another way, written down by the desk (VBL 8:1). It begins a thread. The act's clocks
   * run from `arrivedOn`. `acknowledged`: unset until somebody has done so.
   */
  | ({
      readonly kind: 'entered';
      readonly arrivedOn: Day;
      readonly acknowledged?: Acknowledged | undefined;
    } & Minutes)
  /** Approves what was written down on that day (VBL 8:3). */
  | { readonly kind: 'minutes_approved'; readonly of: Day }
  /** Corrects it in a message of its own; nothing is overwritten. */
  | { readonly kind: 'minutes_corrected'; readonly of: Day; readonly text: string }
  | { readonly kind: 'meeting_asked' }
  /** The reporter says that the employer punishes them for telling (VBL 3:1). */
  | { readonly kind: 'punished' }
  /** The reporter exchanged the desk's code for one that the desk has never seen. */
  | { readonly kind: 'code_renewed' };

/** What a desk says by a form. */
export type FormBody = Exclude<DeskBody, { kind: 'moved' | 'by_hr' }>;

/** What the desk says to the reporter. All kinds but `reply` change the thread's status. */
export type DeskBody =
  | { readonly kind: 'reply'; readonly text: string }
  /** What was done, and why (VBL 5:8 p. 3). */
  | { readonly kind: 'feedback'; readonly measures: string; readonly text: string }
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
      /** What was done; `text` then says why. Unset when one text says all, as at HR's desk. */
      readonly measures?: string;
      readonly investigation?: Investigation;
    }
  | { readonly kind: 'reopened'; readonly text: string }
  /** Asks whether an excerpt may go to HR. */
  | { readonly kind: 'hr_asked'; readonly text: string }
  /**
   * What was handed over, to whom and why (VBL 5:8 p. 4, 5:10). For HR, `name` is empty. `announced`: HR gets
   * it once the reporter can read of it.
   */
  | {
      readonly kind: 'handed_over';
      readonly to: HandedTo;
      readonly name: string;
      readonly cause: string;
      readonly text: string;
      readonly announced?: true;
    }
  /** Minutes of a meeting or a call, for the reporter to approve or correct (VBL 8:1, 8:3). */
  | ({ readonly kind: 'minutes' } & Minutes)
  /** How minutes of a day were settled without the reporter's own press. */
  | {
      readonly kind: 'minutes_settled';
      readonly of: Day;
      readonly how: Settling;
      readonly text: string;
    }
  /** What HR had said before it moved the thread to the handlers. */
  | { readonly kind: 'by_hr'; readonly body: FormBody }
  /**
   * HR moved the thread to the handlers. `kept`: HR's words came along, and the clocks run from the report.
   * Earlier moves lack both.
   */
  | { readonly kind: 'moved'; readonly kept?: true };

/** A redacted copy that two agreed on, or one gave out alone. What was redacted is not told. */
export interface AgreedCopy {
  readonly redactions: number;
  readonly sections: readonly Section[];
  /** The title of the second member; empty where there was none. */
  readonly beside: string;
}

/** A note of the desk, under the internal data key. */
export interface NoteBody {
  readonly kind: 'note';
  readonly author: string;
  readonly text: string;
  /** It records a hand-over, and its text is the copy. */
  readonly handed?: Handed | undefined;
  /** It records that a member takes no part any more, and its text is why. */
  readonly conflict?: Conflict | undefined;
  /** It adds a fact to the case, and so belongs to the record (TF 2:12). */
  readonly fact?: true | undefined;
  /** It records that two agreed on a redacted copy, and has no text. */
  readonly copied?: AgreedCopy | undefined;
  /** It records a request for a record, and its text is what is asked for. */
  readonly asked?: Asked | undefined;
  /** It records a stage of a request, and has no text. */
  readonly stage?: Stage | undefined;
  /** It records an assessment by VBL 1:2, or that there is none any more. Its text is the reason. */
  readonly assessed?: { readonly is?: Assessment | undefined } | undefined;
  /** It records that the excerpt for HR was taken back, and has no text. */
  readonly takenBack?: true | undefined;
  /** Its writer, when it was read from the excerpt's thread. Never stored. */
  readonly from?: 'hr' | 'handlers' | undefined;
  /** Set when HR closed the excerpt with it. Never stored. */
  readonly closing?: Pick<Closed, 'reason' | 'investigation'> | undefined;
}

type Closed = Extract<DeskBody, { kind: 'closed' }>;

export type Body = ReporterBody | DeskBody | NoteBody;

/**
 * Whether a closing is the feedback that the act asks for: measures and reasons (VBL 5:8 p. 3). One text for
 * all counts, too. HR has no such duty.
 */
export function isFeedback({ measures, text }: Pick<Closed, 'measures' | 'text'>): boolean {
  return measures === undefined || (measures.trim() !== '' && text.trim() !== '');
}

/**
 * One piece of a thread. Its `position` orders a thread without a clock: see {@link deskPosition} and
 * {@link reporterPosition}. A note has the position of the last message that its writer could see.
 */
export interface Message<B extends Body = Body> {
  readonly id: Id;
  /** The day on which a desk wrote it, or the earliest possible one for a reporter. */
  readonly day: Day;
  /** The latest possible day, when that is later. */
  readonly until?: Day | undefined;
  /** At most 65,535. */
  readonly position: number;
  readonly body: B;
}

export function isFormBody(body: Body): body is FormBody {
  const { kind } = body;
  return kind !== 'note' && kind !== 'moved' && kind !== 'by_hr' && !isByReporter(body);
}

/** Marks what HR said as HR's, in a thread that has moved from it. */
export function asCarried<B extends Body>(body: B): B | Extract<Body, { kind: 'by_hr' }> {
  return isFormBody(body) ? { kind: 'by_hr', body } : body;
}

const byReporter = [
  ['report', 'talk', 'message', 'hr_answered', 'excerpt', 'entered'],
  ['minutes_approved', 'minutes_corrected', 'meeting_asked', 'code_renewed'],
  ['punished'],
] as const satisfies readonly (readonly ReporterBody['kind'][])[];
const reporterKinds: readonly Body['kind'][] = byReporter.flat();

export function isByReporter(body: Body): body is ReporterBody {
  return reporterKinds.includes(body.kind);
}

export function sideOf(body: ReporterBody | DeskBody): Side {
  return isByReporter(body) ? 'reporter' : 'desk';
}

/** Positions between two messages that are out: the desk's that wait, and last the reporter's next. */
const steps = 8;
/** A position takes two bytes. What comes after it, in no real thread, has no order of its own. */
const lastPosition = 65_535;

/**
 * The position of what a desk writes: behind all that was out when it wrote, and its own that waited. A desk
 * knows both, so its own time alone decides.
 * @param out how many messages were out
 * @param place how many of the desk's waited
 */
export function deskPosition(out: number, place: number): number {
  return Math.min(lastPosition, out * steps + 1 + place);
}

/**
 * The position of a reporter's message: behind all that was out at its pass, and all that a desk wrote before
 * that. When it was written decides nothing, so no order tells the side of the pass's hour.
 * @param out how many messages were out before the pass
 * @param nth how many of the reporter's come out with it, and were written before it
 */
export function reporterPosition(out: number, nth: number): number {
  return Math.min(lastPosition, (out + nth) * steps + steps - 1);
}

/** How many messages were out before a message, and, of a desk's, waited with it. */
export function countBefore({ position }: Pick<Message, 'position'>): number {
  return Math.floor(position / steps) + Math.max(0, (position % steps) - 1);
}

/** Whether a desk's message was out before the pass at which a reporter's came out. */
export function wasOutBefore(
  told: Pick<Message, 'position'>,
  said: Pick<Message, 'position'>,
): boolean {
  return Math.floor(told.position / steps) < Math.floor(said.position / steps);
}

/** Sorts messages by position. A note follows what its writer had seen. */
export function inOrder<B extends Body>(messages: readonly Message<B>[]): Message<B>[] {
  const rank = ({ body }: Message<B>): number => Number(body.kind === 'note');
  return [...messages].sort((a, b) => a.position - b.position || rank(a) - rank(b));
}
