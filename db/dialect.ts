import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Leader } from '../bot/ports/processes';
import type { DatabaseLocation, DatabaseWarning, Weakness } from './location';
import type { StoreError } from './store-error';
import type { UnitOfWork } from './unit-of-work';

/** The database was just opened. A database that cannot be brought up is refused with a `StoreError`. */
export type BringUp = (source: DataSource) => Promise<unknown>;

/** A database before it is opened: none, a beginning of one, or one that may hold something. */
export type Presence = 'none' | 'unfinished' | 'there';

/**
 * All differences between the databases. SQLite is a file that one process serves; SQL Server is a service
 * that several processes share. Entities, migrations and stores are the same on both.
 */
export interface Dialect<Location extends DatabaseLocation> {
  /** TypeORM's `id` is computed in each database's syntax. */
  readonly createMigrationTable: string;
  /** Weaknesses of the connection: a server may be reached unencrypted. */
  warnings(location: Location): readonly DatabaseWarning[];
  /** Weaknesses of the database: a file may be without its write-ahead log. */
  weaknesses(source: DataSource): Promise<readonly Weakness[]>;
  /** No migration made them. Each database lists them in its own way. */
  foreign(manager: EntityManager): Promise<readonly string[]>;
  /**
   * Throws `store_login` for a login that sees no table for want of rights: an empty database looks alike.
   */
  refuseBlind(manager: EntityManager): Promise<void>;
  /** A server's database exists beforehand, and its login may not see every table. */
  presence(location: Location): Promise<Presence>;
  /** A better error than SQLite's for another account's folder and for a full disk. */
  explain(location: Location, error: StoreError): StoreError;
  /** A connection for reading, not opened yet. A file is opened read-only. */
  reader(location: Location): DataSource;
  /** A missing file is made; a server's tables are brought up with more patience. */
  open(location: Location, bringUp: BringUp): Promise<UnitOfWork>;
  /** Decides which process leads: by the operating system's lock on a file, or a lock by name on a server. */
  leader(location: Location): Leader;
  /** No other process's start overlaps. A file has one process: nothing is locked. */
  startAlone<T>(location: Location, work: () => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction beside which no other process migrates. */
  migrateAlone(source: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void>;
  /**
   * Within that transaction: on a server, processes of an earlier version go on, and a row that one wrote
   * between a copy and a drop would be lost. A file's transaction does so by itself.
   */
  keepWritersOut(runner: QueryRunner): Promise<void>;
}
