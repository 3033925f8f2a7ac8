import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { AuditHead } from '../domain/audit-head';
import type { Day } from '../domain/day';
import type { MemberId, ThreadId } from '../domain/ids';
import type { AuditChain, AuditLink } from './audit-chain';

/** A place of the chain as it stands in the database. */
export interface ChainedEntry extends AuditLink {
  /** What stands there; none where it was erased, or taken away. */
  readonly entry: AuditEntry | undefined;
  /** What says that it was erased with its case; none where it was not. */
  readonly erased: Uint8Array | undefined;
}

/** The audit as one chain. Entries come into it by the deeds that they are of, in their own transactions. */
export interface AuditTrail {
  /** From here on entries are chained by it; until then none can be written. */
  use(chain: AuditChain): void;
  /** Where the chain ends; none where it is empty. */
  head(): Promise<AuditHead | undefined>;
  /** The places after one, in their order. */
  after(place: number, most: number): Promise<readonly ChainedEntry[]>;
  /** How many entries stand in the audit and in no chain. */
  countOutside(): Promise<number>;
  /** The threads of one kind of a member's events, from a day on. */
  threadsOf(member: MemberId, event: AuditEvent, since: Day): Promise<ReadonlySet<ThreadId>>;
  /** All events of one kind in a thread, the newest first. */
  ofThread(
    thread: ThreadId,
    event: AuditEvent,
  ): Promise<readonly Pick<AuditEntry, 'day' | 'member'>[]>;
}
