import type { DataSource, QueryRunner } from 'typeorm';
import type { Leader } from '../bot/ports/leader';
import type { ColumnTypes } from './column-types';
import type { DatabaseLocation, DatabaseWarning, Weakness } from './location';
import type { StoreError } from './store-error';
import type { UnitOfWork } from './unit-of-work';

/** Brings the tables of a database that was just opened up to date, or refuses it with a `StoreError`. */
export type BringUp = (source: DataSource) => Promise<unknown>;

/**
 * What stands where a database is to be: nothing; the beginning of one, a file without a byte or tables
 * without the mark of an installation; or one that may hold something.
 */
export type Presence = 'none' | 'unfinished' | 'there';

/**
 * Everything in which the databases differ, each with its reason. SQLite is a file that one process serves;
 * SQL Server is a service that several processes share. What is not here is the same on both: entities,
 * migrations, stores.
 */
export interface Dialect<Location extends DatabaseLocation> {
  /** SQLite has fewer types, and does not keep to their widths. */
  readonly columns: ColumnTypes;
  /**
   * Makes the table of the migrations' names when it is not there. TypeORM orders by `id`, which each
   * database computes in a syntax of its own.
   */
  readonly createMigrationTable: string;
  /** What is weak about the way there. A file has no way; a server may be reached unencrypted. */
  warnings(location: Location): readonly DatabaseWarning[];
  /** What the database itself says is weak about it. A file may be without its write-ahead log. */
  weaknesses(source: DataSource): Promise<readonly Weakness[]>;
  /**
   * What stands there. A file is made by the first start; a server's database was made before, and of its
   * tables this login sees those that it may use.
   */
  presence(location: Location): Promise<Presence>;
  /**
   * A better error than the one that an opening ended with, if there is one. SQLite has one answer for a
   * folder of another account and for a disk without room or right to write.
   */
  explain(location: Location, error: StoreError): StoreError;
  /** A connection to look and change nothing, not opened yet. A file is opened read-only. */
  reader(location: Location): DataSource;
  /**
   * Opens the database. A file is made when it is missing; a server's tables are brought up with more
   * patience.
   */
  open(location: Location, bringUp: BringUp): Promise<UnitOfWork>;
  /** Which process leads. A lock of the operating system on a file, or a lock by name on the server. */
  leader(location: Location): Leader;
  /**
   * Runs a start that no other process's start overlaps. On a file one process is the rule, and nothing is
   * locked.
   */
  startAlone<T>(location: Location, work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction beside which no other process migrates. SQLite's foreign keys are disabled
   * meanwhile, for a table is changed there by dropping and rebuilding it.
   */
  migrateAlone(source: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void>;
  /**
   * Within that transaction, keeps every writer out. Processes of an earlier version go on beside a server:
   * what one of them wrote between a copy and a drop would be gone. A file's transaction shuts them out by
   * itself.
   */
  keepWritersOut(runner: QueryRunner): Promise<void>;
}
