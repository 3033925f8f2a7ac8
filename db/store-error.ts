import type { Logger } from 'typeorm';
import { CodedError } from '../bot/domain/error-code';

/** TypeORM's own logger prints statements and parameters, also when it is told not to. */
export const silentLogger: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** A code says what happened, never with which data. */
export type StoreErrorCode =
  /** A value does not have the length of its column: a bug of the caller. */
  | 'store_length'
  /** A row changed since it was read. */
  | 'store_conflict'
  /** A unique value is taken. */
  | 'store_unique'
  /** None of a message's candidate tags is free. */
  | 'store_no_tag'
  /** A write inside another unit of work: it would not be durable when it resolves. */
  | 'store_nested'
  /** An audit entry before the chain's key was known: a bug of the caller. */
  | 'store_unchained'
  /** Another process held the database for too long. */
  | 'store_busy'
  /** This process has lost the write lock to another one during a write; nothing of it was written. */
  | 'store_overtaken'
  /** There is no room, or the database is read-only. */
  | 'store_full'
  /** This process's account may not use the file or its folder. */
  | 'store_denied'
  /** The file is no database, or a broken one. */
  | 'store_corrupt'
  /** A newer version of this program wrote the database. */
  | 'store_newer'
  /** The database lacks migrations, and this process may not run them. */
  | 'store_older'
  /** The database has a trigger, view, table, index or column that this program did not make. */
  | 'store_schema'
  /** The server refuses this login, or refuses it this database. */
  | 'store_login'
  /** The server does not open the database for this login: none of that name, no user in it, or not ready. */
  | 'store_unopened'
  /** The database is being recovered, restored, moved or upgraded. */
  | 'store_moving'
  /** The server's error is unknown to this program, which keeps its number. */
  | 'store_refused'
  /** Any other driver's error: no server answers, or the connection was lost. */
  | 'store_unavailable';

/**
 * The only error that leaves this folder: a code, a server's number or names in the schema, never a
 * statement's parameters.
 */
export class StoreError extends CodedError<StoreErrorCode> {
  /** Nothing is durable, and the same work may succeed at once. */
  readonly passes: boolean;
  /** With `store_refused`, the server's own number of its error; nobody's data. */
  declare readonly number?: number;
  /** With `store_schema`, some foreign objects, by kind and name. */
  declare readonly names?: string;

  constructor(
    code: StoreErrorCode,
    facts: { passes?: boolean; number?: number | undefined; names?: string } = {},
  ) {
    super(code);
    const { passes = false, number, names } = facts;
    this.passes = passes;
    if (number !== undefined) this.number = number;
    if (names !== undefined) this.names = names;
  }
}
