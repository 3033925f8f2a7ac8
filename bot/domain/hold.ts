import { lettingGo, type TakesTwo, withoutProposal } from './case-proposal';
import type { Day } from './day';
import type { MemberId } from './ids';

/**
 * Keeps a case past its time. Somebody has asked for it, supervision or a dispute is pending, or it is to be
 * archived first. The laws: TF 2:15, arkivlagen 10 §, VBL 7:8 second paragraph and 10:2.
 */
export interface Hold {
  readonly why: string;
  /** The day to check whether it is still needed. A hold never ends by itself. */
  readonly lookAgainOn: Day;
}

export interface Holding extends TakesTwo {
  readonly hold?: Hold | undefined;
}

/** What a member can do towards letting a case go: the first half, the second, or wait for a colleague. */
export type LetGo = 'proposes' | 'ends' | 'waits';

/** What a member can do to let a held case go, which takes two. */
export function letGoOf(known: Holding, member: MemberId): LetGo | undefined {
  if (known.hold === undefined) return undefined;
  const proposed = lettingGo(known);
  if (proposed === undefined) return 'proposes';
  return proposed.by === member ? 'waits' : 'ends';
}

/** The case with a hold, new or changed; a proposal to let it go is over. */
export function withHold<Of extends Holding>(known: Of, { why, lookAgainOn }: Hold): Of {
  return { ...withoutProposal(known, { kind: 'let_go' }), hold: { why, lookAgainOn } };
}

export function withoutHold<Of extends Holding>(known: Of): Of {
  return { ...withoutProposal(known, { kind: 'let_go' }), hold: undefined };
}
