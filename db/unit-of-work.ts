import type { Tables } from './schema/tables';

/** The only way to the tables. What fails leaves it as a `StoreError`. */
export interface UnitOfWork {
  /** Reads; within a write it reads inside that write's transaction. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * One transaction, alone among all processes' writes; durable when it resolves, without effect when it
   * rejects (but see `store_unavailable`, when the connection is lost at the very end). A write in a write is
   * `store_nested`. `work` may run several times on SQL Server, of which the last counts.
   */
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Begins the write-ahead log again in its place; false where somebody reads it just now. */
  readonly beginLog: () => Promise<boolean>;
  /** Makes what was deleted unreadable in the file, too. */
  readonly wipe: () => Promise<void>;
  /** Waits for what is under way, then lets go of the database; what comes later is `store_unavailable`. */
  close(): Promise<void>;
}
