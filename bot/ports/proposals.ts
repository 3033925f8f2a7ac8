import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { Desk, Id, Revision } from '../domain/ids';
import type { Proposal } from '../domain/proposal';

/** A proposal as it is stored: whose desk's and of which day is clear, and everything else is sealed. */
export interface ProposalRow {
  readonly id: Id;
  readonly desk: Desk;
  /** The day on which it was made. */
  readonly day: Day;
  readonly revision: Revision;
  readonly sealed: Uint8Array;
}

/** Proposals to close reports together. Each change is one transaction with the entry that it leaves. */
export interface Proposals {
  /** All of a desk's, in no order. */
  ofDesk(desk: Desk): Promise<readonly ProposalRow[]>;
  /** False, and nothing done, when there is one of that id. */
  create(row: ProposalRow, audit: AuditEntry): Promise<boolean>;
  /** Puts a row in the place of the one with that revision; false, and nothing done, when it is not there. */
  replace(row: ProposalRow, from: Revision, audit?: AuditEntry): Promise<boolean>;
  /** Removes the row with that revision; false, and nothing done, when it is not there. */
  remove(row: Pick<ProposalRow, 'id' | 'revision'>, audit?: AuditEntry): Promise<boolean>;
}

/** Sealing and opening of proposals, under the keys of the desk's queue. */
export interface ProposalSealer {
  seal(of: Omit<ProposalRow, 'sealed'>, proposal: Proposal): Uint8Array;
  /** Throws a `SealError` when it does not open. */
  open(row: ProposalRow): Promise<Proposal>;
  /** Whether it is sealed under the newest of the desk's keys. */
  isNewest(row: ProposalRow): boolean;
}
