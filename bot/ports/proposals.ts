import type { Day } from '../domain/day';
import type { Desk, Id, Revision } from '../domain/ids';
import type { MaskingContent, MaskingPart } from '../domain/masking';
import type { Proposal } from '../domain/proposal';

/** What a part of a masking is bound to. */
export type PartPlace = Pick<MaskingPart, 'thread' | 'part'>;

/** A stored proposal: desk and day are clear, the rest is sealed. */
export interface ProposalRow {
  readonly id: Id;
  readonly desk: Desk;
  readonly day: Day;
  readonly revision: Revision;
  readonly sealed: Uint8Array;
}

/** Makes (without `from`), replaces or removes (without `to`) a proposal, if it is still that of `from`. */
export type ProposalChange =
  | { readonly from: ProposalRow; readonly to?: ProposalRow }
  | { readonly from?: undefined; readonly to: ProposalRow };

/** What members propose. Their deeds change it in the pool's transactions. */
export interface Proposals {
  /** The oldest first. */
  ofDesk(desk: Desk): Promise<readonly ProposalRow[]>;
  /** The upkeep's change; false, with nothing done, when another was first. */
  change(change: ProposalChange): Promise<boolean>;
}

/** Seals and opens proposals under the keys of the desk's queue. */
export interface ProposalSealer {
  /** Its row, under a new revision. */
  seal(of: Pick<ProposalRow, 'id' | 'desk' | 'day'>, proposal: Proposal): ProposalRow;
  open(row: ProposalRow): Promise<Proposal>;
  /** Seals a part of a masking under its thread's internal key. */
  sealContent(internal: Uint8Array, of: PartPlace, content: MaskingContent): string;
  openContent(internal: Uint8Array, of: PartPlace & Pick<MaskingPart, 'sealed'>): MaskingContent;
  /** Names what a copy of a thread shows; without the thread's internal key the name tells nothing. */
  nameOf(internal: Uint8Array, shown: string): string;
  /** Whether it is sealed under the desk's newest key. */
  isNewest(row: ProposalRow): boolean;
}
