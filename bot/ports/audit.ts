import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { AuditHead } from '../domain/audit-head';
import type { Day } from '../domain/day';
import type { MemberId, ThreadId } from '../domain/ids';

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

/** A stored place of the chain. */
export interface ChainedEntry extends AuditLink {
  /** `undefined` when it was erased, or taken away. */
  readonly entry: AuditEntry | undefined;
  /** The proof that it was erased with its case, if it was. */
  readonly erased: Uint8Array | undefined;
}

/** The audit as one chain. Entries are added by the writes they record, in their transactions. */
export interface AuditTrail {
  /** Sets the chain; until then no entry can be written. */
  use(chain: AuditChain): void;
  head(): Promise<AuditHead | undefined>;
  /** The places after one, in their order. */
  after(place: number, most: number): Promise<readonly ChainedEntry[]>;
  /** How many entries are in no chain. */
  countOutside(): Promise<number>;
  /** The threads of a member's events of one kind, from a day on or among some, each with the latest day. */
  threadsOf(
    member: MemberId,
    event: AuditEvent,
    of: { readonly since: Day } | { readonly among: readonly ThreadId[] },
  ): Promise<ReadonlyMap<ThreadId, Day>>;
  /** A thread's events of some kinds, the newest first. */
  ofThread(thread: ThreadId, events: readonly AuditEvent[]): Promise<readonly AuditEntry[]>;
}
