import type { AuditEntry } from '../domain/audit';
import type { AuditHead } from '../domain/audit-head';

/** A place of the audit's chain, with what it holds of its entry. */
export interface AuditLink extends AuditHead {
  /** What the entry says, under the chain's key; 32 bytes. */
  readonly hash: Uint8Array;
}

/**
 * What makes one chain of the audit's entries, under a key that the database does not have: who can write to
 * the tables alone can make no link. It computes and stores nothing.
 */
export interface AuditChain {
  /** The link that comes after another; `undefined` before the first. */
  readonly next: (entry: AuditEntry, before: AuditHead | undefined) => AuditLink;
  /** Whether an entry is the one that a link was made of. */
  readonly isOf: (link: AuditLink, entry: AuditEntry) => boolean;
  /** Whether a link is the one after another. */
  readonly isAfter: (link: AuditLink, before: AuditHead | undefined) => boolean;
  /** What says that the entry of a place was erased by the product, with its case; 32 bytes. */
  readonly erase: (link: AuditLink) => Uint8Array;
}
