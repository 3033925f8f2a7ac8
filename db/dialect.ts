import type { DataSource, QueryRunner } from 'typeorm';
import type { Leader } from '../bot/ports/leader';
import type { ColumnTypes } from './column-types';
import type { DatabaseLocation, DatabaseWarning, Weakness } from './location';
import type { StoreError } from './store-error';
import type { UnitOfWork } from './unit-of-work';

/** Brings the tables of a database that was just opened up to date, or refuses it with a `StoreError`. */
export type BringUp = (source: DataSource) => Promise<unknown>;

/** What is where a database is to be: nothing, the beginning of one, or what may hold something. */
export type Presence = 'none' | 'unfinished' | 'there';

/**
 * Everything in which the databases differ, each with its reason. SQLite is a file that one process serves;
 * SQL Server is a service that several processes share. What is not here is the same on both: entities,
 * migrations, stores.
 */
export interface Dialect<Location extends DatabaseLocation> {
  /** SQLite has fewer types, and does not keep to their widths. */
  readonly columns: ColumnTypes;
  /** Makes the table of the migrations' names. TypeORM's `id` is computed in each database's syntax. */
  readonly createMigrationTable: string;
  /** What is weak about the way there. A file has no way; a server may be reached unencrypted. */
  warnings(location: Location): readonly DatabaseWarning[];
  /** What the database itself says is weak about it. A file may be without its write-ahead log. */
  weaknesses(source: DataSource): Promise<readonly Weakness[]>;
  /** What is there. A server's database was made before, and its login may not see every table. */
  presence(location: Location): Promise<Presence>;
  /** A better error than SQLite's one for another account's folder and for a disk without room. */
  explain(location: Location, error: StoreError): StoreError;
  /** A connection to look and change nothing, not opened yet. A file is opened read-only. */
  reader(location: Location): DataSource;
  /** Opens the database. A missing file is made; a server's tables are brought up with more patience. */
  open(location: Location, bringUp: BringUp): Promise<UnitOfWork>;
  /** Which process leads. A lock of the operating system on a file, or a lock by name on the server. */
  leader(location: Location): Leader;
  /** Runs a start that no other process's start overlaps. A file has one process: nothing is locked. */
  startAlone<T>(location: Location, work: () => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction beside which no other process migrates. */
  migrateAlone(source: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void>;
  /**
   * Within that transaction, keeps every writer out. Processes of an earlier version go on beside a server:
   * what one of them wrote between a copy and a drop would be gone. A file's transaction shuts them out by
   * itself.
   */
  keepWritersOut(runner: QueryRunner): Promise<void>;
}
