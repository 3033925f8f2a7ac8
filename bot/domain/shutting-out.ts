import { addDays, type Day } from './day';
import type { Id, MemberId } from './ids';
import { limits } from './limits';
import { storedBytes } from './stored-bytes';

/**
 * That a colleague takes no part in a case any more because of a conflict of interest (KL 7:4 with 6:28 to
 * 6:30): proposed by one member, and done when another says yes.
 */
export interface ShuttingOut {
  readonly id: Id;
  /** Who is to be shut out. */
  readonly member: MemberId;
  readonly by: MemberId;
  /** The day on which it was proposed. */
  readonly on: Day;
  readonly why: string;
  /** Who decided on the conflict of interest, in the proposer's words; empty where nobody else has. */
  readonly decidedBy: string;
}

/** That a member did alone what takes two, and who did: a colleague has not said to have read it yet. */
export interface Alone {
  readonly by: MemberId;
  readonly on: Day;
}

/** What can be answered to what takes two. */
export const twoChoices = ['yes', 'no', 'take_back', 'alone'] as const;
export type TwoChoice = (typeof twoChoices)[number];

/** What lies in a case's record of what takes two. */
export interface TakesTwo {
  readonly shutOuts?: readonly ShuttingOut[] | undefined;
  readonly alone?: Alone | undefined;
}

/**
 * What is proposed in a case, as a member may know of it: nobody learns what is proposed of himself. What
 * nobody answered in its time counts no more.
 */
export function proposedTo(
  { shutOuts = [] }: TakesTwo,
  member: MemberId,
  today: Day,
): readonly ShuttingOut[] {
  return shutOuts.filter((one) => one.member !== member && stands(one, today));
}

/** Why something cannot be proposed; `undefined` where it can. */
export function whyNotPropose(
  known: TakesTwo,
  { by, on, ...reason }: Omit<ShuttingOut, 'id'>,
): 'reason_long' | 'record_full' | undefined {
  if (isReasonLong(reason)) return 'reason_long';
  const { shutOuts = [] } = known;
  // Nobody learns by it what is proposed of himself: at most one more has room.
  const others = shutOuts.filter((one) => one.by !== by && one.member !== by && stands(one, on));
  return others.length >= limits.shutOuts ? 'record_full' : undefined;
}

/** Whether why and who decided it are longer together than what fits a case's record. */
export function isReasonLong({ why, decidedBy }: Pick<ShuttingOut, 'why' | 'decidedBy'>): boolean {
  return storedBytes(why) + storedBytes(decidedBy) > limits.conflictBytes;
}

/** A case with one more proposal, in the place of the same member's, and without those that are over. */
export function withShutOut<Of extends TakesTwo>(known: Of, proposal: ShuttingOut): Of {
  const { by, on } = proposal;
  const others = (known.shutOuts ?? []).filter((one) => one.by !== by && stands(one, on));
  return { ...known, shutOuts: [...others, proposal] };
}

/** A case in which that one was answered, or without all that is by a member or about him. */
export function withoutShutOut<Of extends TakesTwo>(
  known: Of,
  { id, member }: Partial<Pick<ShuttingOut, 'id' | 'member'>>,
): Of {
  const { shutOuts = [] } = known;
  const left = shutOuts.filter(
    (one) => one.id !== id && one.member !== member && one.by !== member,
  );
  if (left.length === shutOuts.length) return known;
  return { ...known, shutOuts: left.length === 0 ? undefined : left };
}

/** Within a week somebody answers, or it counts no more. */
function stands({ on }: Pick<ShuttingOut, 'on'>, today: Day): boolean {
  return today <= addDays(on, limits.proposalDays);
}
