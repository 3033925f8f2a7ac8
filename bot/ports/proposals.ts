import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { Desk, Id, Revision } from '../domain/ids';
import type { Proposal } from '../domain/proposal';

/** A stored proposal: desk and day are clear, the rest is sealed. */
export interface ProposalRow {
  readonly id: Id;
  readonly desk: Desk;
  readonly day: Day;
  readonly revision: Revision;
  readonly sealed: Uint8Array;
}

/** Proposals to close reports together. Each change is one transaction with its audit entry. */
export interface Proposals {
  ofDesk(desk: Desk): Promise<readonly ProposalRow[]>;
  /** False, with nothing done, when the id is taken. */
  create(row: ProposalRow, audit: AuditEntry): Promise<boolean>;
  /** Replaces the row with that revision; false, with nothing done, when it is gone. */
  replace(row: ProposalRow, from: Revision, audit?: AuditEntry): Promise<boolean>;
  /** Removes the row with that revision; false, with nothing done, when it is gone. */
  remove(row: Pick<ProposalRow, 'id' | 'revision'>, audit?: AuditEntry): Promise<boolean>;
}

/** Seals and opens proposals under the keys of the desk's queue. */
export interface ProposalSealer {
  seal(of: Omit<ProposalRow, 'sealed'>, proposal: Proposal): Uint8Array;
  open(row: ProposalRow): Promise<Proposal>;
  /** Whether it is sealed under the desk's newest key. */
  isNewest(row: ProposalRow): boolean;
}
