import { addDays, type Day } from './day';
import type { Id, MemberId } from './ids';
import { limits } from './limits';
import { storedBytes } from './stored-bytes';

/**
 * What one member proposes in a case and another confirms. `shut_out`: a colleague takes no part any more,
 * because of a conflict of interest (KL 7:4 with 6:28 to 6:30). `let_go`: a case is no longer held.
 */
export const caseProposalKinds = ['shut_out', 'let_go'] as const;
type CaseProposalKind = (typeof caseProposalKinds)[number];

export interface CaseProposal {
  readonly id: Id;
  readonly kind: CaseProposalKind;
  readonly by: MemberId;
  readonly on: Day;
  /** The colleague it is about; none for `let_go`. */
  readonly target?: MemberId | undefined;
  readonly why: string;
  /** Who decided on the conflict of interest, in the proposer's words; may be empty. */
  readonly decidedBy: string;
}

export type ShuttingOut = CaseProposal & { readonly kind: 'shut_out'; readonly target: MemberId };

/** A member did alone what takes two, and no colleague has confirmed reading it. */
export interface Alone {
  readonly by: MemberId;
  readonly on: Day;
}

/** The answers to something that takes two. */
export const twoChoices = ['yes', 'no', 'take_back', 'alone'] as const;
export type TwoChoice = (typeof twoChoices)[number];

/** What a case's record says of acts that take two. */
export interface TakesTwo {
  readonly proposals?: readonly CaseProposal[] | undefined;
  readonly alone?: Alone | undefined;
}

/** The live proposals to shut somebody out that a member may know of: never one about that member. */
export function proposedTo(
  { proposals = [] }: TakesTwo,
  member: MemberId,
  today: Day,
): readonly ShuttingOut[] {
  return proposals.filter(
    (one): one is ShuttingOut =>
      one.kind === 'shut_out' && one.target !== member && isLive(one, today),
  );
}

export function lettingGo({ proposals = [] }: TakesTwo): CaseProposal | undefined {
  return proposals.find(({ kind }) => kind === 'let_go');
}

/** Why a colleague cannot be proposed to be shut out; `undefined` when nothing hinders. */
export function whyNotPropose(
  { proposals = [] }: TakesTwo,
  { by, on, ...reason }: Omit<ShuttingOut, 'id'>,
): 'reason_long' | 'record_full' | undefined {
  if (isReasonLong(reason)) return 'reason_long';
  // Proposals about the proposer are not counted: a refusal would reveal them.
  const others = proposals.filter(
    (one) => one.kind === 'shut_out' && one.by !== by && one.target !== by && isLive(one, on),
  );
  return others.length >= limits.shutOuts ? 'record_full' : undefined;
}

/** Whether the reason and its decider together are too long for a case's record. */
export function isReasonLong({ why, decidedBy }: Pick<ShuttingOut, 'why' | 'decidedBy'>): boolean {
  return storedBytes(why) + storedBytes(decidedBy) > limits.conflictBytes;
}

/** The case with a proposal, in place of the same member's of its kind, and without old ones. */
export function withProposal<Of extends TakesTwo>(known: Of, proposal: CaseProposal): Of {
  const { by, kind, on } = proposal;
  const others = (known.proposals ?? []).filter(
    (one) => (one.by !== by || one.kind !== kind) && isLive(one, on),
  );
  return { ...known, proposals: [...others, proposal] };
}

/** The case without one proposal, without a kind, or without all by or about a member. */
export function withoutProposal<Of extends TakesTwo>(
  known: Of,
  { id, kind, member }: Partial<Pick<CaseProposal, 'id' | 'kind'>> & { readonly member?: MemberId },
): Of {
  const { proposals = [] } = known;
  const left = proposals.filter(
    (one) =>
      one.id !== id &&
      one.kind !== kind &&
      (member === undefined || (one.target !== member && one.by !== member)),
  );
  if (left.length === proposals.length) return known;
  return { ...known, proposals: left.length === 0 ? undefined : left };
}

/** A proposal to shut out lapses after a week; one to let a case go never does. */
function isLive({ kind, on }: Pick<CaseProposal, 'kind' | 'on'>, today: Day): boolean {
  return kind === 'let_go' || today <= addDays(on, limits.proposalDays);
}
