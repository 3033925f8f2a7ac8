import type { WriteLock } from '../bot/ports/processes';
import type { Tables } from './schema/tables';

/** The only way to the tables. Its errors are `StoreError`s. */
export interface UnitOfWork {
  /** Reads; within a write, inside its transaction. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * One transaction, alone among all processes' writes: durable when it resolves, without effect when it
   * rejects. (`store_unavailable` leaves that open, when the connection is lost at the very end.) A write in
   * a write is `store_nested`. On SQL Server `work` may run several times; the last counts.
   */
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  readonly writeLock: WriteLock;
  /** Begins the write-ahead log again in its place; false while somebody reads it. */
  readonly beginLog: () => Promise<boolean>;
  /** Deleted rows become unreadable in the file, too. */
  readonly wipe: () => Promise<void>;
  /** Waits for work under way; later work is `store_unavailable`. */
  readonly close: () => Promise<void>;
}
