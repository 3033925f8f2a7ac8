import type { Day } from './day';
import type { MemberId } from './ids';
import { limits } from './limits';
import { storedBytes } from './stored-bytes';

/**
 * That a case is kept when its time is over: somebody has asked for it, supervision or a dispute is pending,
 * or it is to be archived first (TF 2:15, arkivlagen 10 §, VBL 7:8 second paragraph and 10:2).
 */
export interface Hold {
  readonly why: string;
  /** The day on which somebody looks again whether it still has to be kept. Nothing ends by itself then. */
  readonly lookAgainOn: Day;
  /** Who has proposed that it ends; another member ends it. */
  readonly endBy?: MemberId | undefined;
}

/** What a case's record has of it. */
export interface Holding {
  readonly hold?: Hold | undefined;
}

/** Why a case is kept, as it stands in its record: nothing, where it is too long. */
export function readHoldWhy(typed: string): string | undefined {
  const line = typed.trim().replace(/\s+/g, ' ');
  return storedBytes(line) > limits.holdBytes ? undefined : line;
}

/** What letting go is to a member: the first half of it, the second, or for another member to do. */
export type LetGo = 'proposes' | 'ends' | 'waits';

/** What a member can do to let a case go, where it is held: it takes two. */
export function letGoOf({ hold }: Holding, member: MemberId): LetGo | undefined {
  if (hold === undefined) return undefined;
  if (hold.endBy === undefined) return 'proposes';
  return hold.endBy === member ? 'waits' : 'ends';
}

/** A case that is held, or held anew: a proposal to let it go is over then. */
export function withHold<Of extends Holding>(known: Of, { why, lookAgainOn }: Hold): Of {
  return { ...known, hold: { why, lookAgainOn } };
}

/** A case that a member proposes to let go. */
export function withEndProposed<Of extends Holding>(known: Of, by: MemberId): Of {
  return known.hold === undefined ? known : { ...known, hold: { ...known.hold, endBy: by } };
}

/** A case in which what that member has proposed is proposed no more. */
export function withoutEnd<Of extends Holding>(known: Of, by: MemberId): Of {
  if (known.hold?.endBy !== by) return known;
  const { endBy: _, ...hold } = known.hold;
  return { ...known, hold };
}

/** A case that is held no longer. */
export function withoutHold<Of extends Holding>(known: Of): Of {
  return { ...known, hold: undefined };
}
