import type { ListingCases } from './case-list';
import { addDays, addMonths, type Day } from './day';
import type { Holding } from './hold';
import type { Locale, MemberId, ThreadId } from './ids';
import { limits } from './limits';
import { isSamePerson, type Member } from './member';
import type { CloseReason } from './message';
import type { RedactedCopyPart } from './redacted-copy';
import type { RemovalKind } from './removal';
import { type AskedOfDesk, isEnded } from './request';
import { storedBytes } from './stored-bytes';
import { isFinished, isHeld, type ThreadState } from './thread';

/** A proposal about a case. */
interface OfCase<Kind extends string> {
  readonly kind: Kind;
  readonly by: MemberId;
  readonly thread: ThreadId;
}

/** What one member proposes and another confirms, and what else is the desk's and no case's. */
export type Proposal =
  | ClosingTogether
  | Excluding
  | LettingGo
  | RedactedCopyPart
  | TakingOut
  | Removing
  | AskedOfDesk
  | SavedAnswer
  | ListingCases;
export type ProposalKind = Proposal['kind'];
export type ProposalOf<K extends ProposalKind> = Extract<Proposal, { readonly kind: K }>;

/**
 * Closes the unanswered reports of one day together. Its proposer has opened each. For some time any member
 * can reopen them.
 */
export interface ClosingTogether {
  readonly kind: 'close_together';
  readonly by: MemberId;
  /** The desk's, not one case's. */
  readonly thread?: undefined;
  /** The day on which the reports came to the desk, over when it is proposed. */
  readonly filedOn: Day;
  /** The reports that the proposer had opened by then: no other is closed. */
  readonly threads: readonly ThreadId[];
  /** Each reporter reads these three as if the report had been closed singly. */
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
  readonly agreed?: {
    readonly by: MemberId;
    readonly on: Day;
    /** Why the proposer did it alone; unset when another member agreed. */
    readonly alone?: string | undefined;
  };
  /** The member who last reopened them, and the language in which reporters are told. */
  readonly undone?: { readonly by: MemberId; readonly on: Day; readonly locale: Locale };
}

/** A colleague takes no part in a case any more: a conflict of interest (KL 7:4 with 6:28 to 6:30). */
export interface Excluding extends OfCase<'exclude'> {
  readonly target: MemberId;
  readonly why: string;
  /** Who decided on the conflict of interest, in the proposer's words; may be empty. */
  readonly decidedBy: string;
}

/** A text that members put into their replies, in one language or both. No word of a case is in it. */
interface SavedAnswer {
  readonly kind: 'saved';
  readonly by: MemberId;
  readonly thread?: undefined;
  readonly sv: string;
  readonly en: string;
}

/** A case is no longer held. */
export type LettingGo = OfCase<'lift_hold'>;

/** A case past its time is opened for some days, to give it out or to archive it (VBL 7:8). */
type TakingOut = OfCase<'open_expired'>;

/** Words are taken out of a case: they are plainly irrelevant (VBL 7:7). */
interface Removing extends OfCase<'remove'> {
  readonly words: string;
  readonly what: RemovalKind;
}

/** The member who answers. An earlier account of that title is no second person. */
type Self = Pick<Member, 'id' | 'was'>;

/** The answers to a proposal. */
export const twoChoices = ['yes', 'no', 'take_back', 'alone'] as const;
export type TwoChoice = (typeof twoChoices)[number];

/** What a member can answer. A proposer acts alone only while all who could answer are away. */
export function choicesOf(
  { kind, by }: Pick<Proposal, 'kind' | 'by'>,
  member: Self,
  areOthersAway = false,
): readonly TwoChoice[] {
  if (kind === 'lift_hold' || kind === 'open_expired')
    return isSamePerson(member, by) ? [] : ['yes'];
  if (!isSamePerson(member, by)) return ['yes', 'no'];
  return areOthersAway ? ['take_back', 'alone'] : ['take_back'];
}

/** What a member can do towards letting a case go: the first half, the second, or wait for a colleague. */
export type LiftHold = 'proposes' | 'ends' | 'waits';

/** The same, from the case and what is proposed in it; `undefined` when it is not held. */
export function liftHoldOf(
  { hold }: Holding,
  proposed: LettingGo | undefined,
  member: Self,
): LiftHold | undefined {
  if (hold === undefined) return undefined;
  if (proposed === undefined) return 'proposes';
  return choicesOf(proposed, member).includes('yes') ? 'ends' : 'waits';
}

/** Why a colleague cannot be proposed to be shut out; `undefined` when nothing hinders. */
export function whyNotPropose(
  proposed: readonly Excluding[],
  { by, ...reason }: Pick<Excluding, 'by' | 'why' | 'decidedBy'>,
): 'reason_long' | 'record_full' | undefined {
  if (isReasonLong(reason)) return 'reason_long';
  // Proposals about the proposer are not counted: a refusal would reveal them.
  const others = proposed.filter((one) => one.by !== by && one.target !== by);
  return others.length >= limits.exclusions ? 'record_full' : undefined;
}

/** Whether the reason and its decider are too long together. */
export function isReasonLong({ why, decidedBy }: Pick<Excluding, 'why' | 'decidedBy'>): boolean {
  return storedBytes(why) + storedBytes(decidedBy) > limits.conflictBytes;
}

/** Whether a thread can be closed together with others. An excerpt cannot: it is no report. */
export function isUnanswered({ status, origin }: ThreadState): boolean {
  return status === 'received' && origin === undefined;
}

/** Whether a thread is closed for a proposal's reason, and nobody has written in it since. */
export function isClosedBy({ reason }: ClosingTogether, state: ThreadState): boolean {
  return state.closeReason === reason && (isFinished(state) || isHeld(state));
}

/** The last day to undo what was agreed on a day. */
export function undoneUntil(agreedOn: Day): Day {
  return addDays(agreedOn, limits.undoDays);
}

/** Whether a proposal is over: nobody agreed in time, or the time to undo has passed. */
export function isPast(proposal: Proposal, proposedOn: Day, today: Day): boolean {
  if (proposal.kind === 'lift_hold' || proposal.kind === 'saved') return false;
  if (proposal.kind === 'asked')
    return isEnded(proposal, today) && today > addMonths(proposedOn, limits.retentionMonths);
  // What was redacted is proposed again in the next copy, as long as the case is there.
  if (proposal.kind === 'redaction' && proposal.agreed !== undefined) return false;
  const agreed = proposal.kind === 'close_together' ? proposal.agreed : undefined;
  return agreed === undefined
    ? today > addDays(proposedOn, limits.proposalDays)
    : today > undoneUntil(agreed.on);
}
