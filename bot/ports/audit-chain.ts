import type { AuditEntry } from '../domain/audit';
import type { AuditHead } from '../domain/audit-head';

/** A place of the audit's chain, with its entry's hash. */
export interface AuditLink extends AuditHead {
  /** A keyed hash of the entry; 32 bytes. */
  readonly hash: Uint8Array;
}

/**
 * Links the audit's entries into one chain, under a key outside the database. Nobody can forge a link by
 * writing to the tables. It stores nothing.
 */
export interface AuditChain {
  /** The link after another; the first has none before it. */
  readonly next: (entry: AuditEntry, before: AuditHead | undefined) => AuditLink;
  readonly isOf: (link: AuditLink, entry: AuditEntry) => boolean;
  readonly isAfter: (link: AuditLink, before: AuditHead | undefined) => boolean;
  /** The proof that the product erased the entry of a place with its case; 32 bytes. */
  readonly erase: (link: AuditLink) => Uint8Array;
}
