import type { Tables } from './schema/tables';

/**
 * Which other writes may run at the same time. `exclusive`: none, so that what is read stays as it is until
 * the end. `shared`: others of this kind; for writes whose rows are kept apart by their own keys.
 */
export type WriteMode = 'exclusive' | 'shared';

/** The only way to the tables. What fails leaves it as a `StoreError`. */
export interface UnitOfWork {
  /** Reads; within a write it reads inside that write's transaction. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * One transaction, durable when it resolves, without effect when it rejects (but see `store_unavailable`,
   * when the connection is lost at the very end). A write in a write is `store_nested`. `work` may run
   * several times on SQL Server, of which the last counts.
   * @param mode `exclusive` when nothing is said
   */
  write<T>(work: (tables: Tables) => Promise<T>, mode?: WriteMode): Promise<T>;
  /** Makes what was deleted unreadable in the file, too. */
  readonly wipe: () => Promise<void>;
  /** Waits for what is under way, then lets go of the database; what comes later is `store_unavailable`. */
  close(): Promise<void>;
}
