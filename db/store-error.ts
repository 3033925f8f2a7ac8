import type { Logger } from 'typeorm';
import { CodedError } from '../bot/domain/error-code';

/** TypeORM's own logger prints statements and parameters, a failed migration even when it is told not to. */
export const silentLogger: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** Everything unexpected that a store can meet. A code says what happened, never with which data. */
export type StoreErrorCode =
  /** A value does not have the length of its column: a bug of the caller. */
  | 'store_length'
  /** A row changed since it was read. */
  | 'store_conflict'
  /** A value that must be unique is there already. */
  | 'store_unique'
  /** None of a message's candidate tags is free. */
  | 'store_no_tag'
  /** A write was tried inside another unit of work: it would not be durable when it resolves. */
  | 'store_nested'
  /** An entry of the audit was to be written before the chain's key was there: a bug of the caller. */
  | 'store_unchained'
  /** Another process held the database for too long. */
  | 'store_busy'
  /** There is no room, or the database is read-only. */
  | 'store_full'
  /** This process's account may not use the file, or the folder that it lies in. */
  | 'store_denied'
  /** The file is no database, or a broken one. */
  | 'store_corrupt'
  /** The database was written by a newer version of this program. */
  | 'store_newer'
  /** The database has not had all of this program's migrations, and this process may not run them. */
  | 'store_older'
  /** The server does not let this login in, or not to this database. */
  | 'store_login'
  /** The server does not open the database for this login: none of that name, no user in it, or not ready. */
  | 'store_unopened'
  /** The server answers, and the database is on its way: recovered, restored, moved or upgraded. */
  | 'store_moving'
  /** The server answers with an error that this program does not know; its number is kept. */
  | 'store_refused'
  /** Anything else that the driver says: no server answers, or the connection was lost. */
  | 'store_unavailable';

/** The only error that leaves this folder: a code, or a server's number, never a statement's parameters. */
export class StoreError extends CodedError<StoreErrorCode> {
  /** Nothing was made durable, and the same work may well succeed when it is tried again at once. */
  readonly passes: boolean;
  /** With `store_refused`, the server's own number of its error; it is no datum of anybody's. */
  declare readonly number?: number;

  constructor(
    code: StoreErrorCode,
    {
      passes = false,
      number,
    }: { readonly passes?: boolean; readonly number?: number | undefined } = {},
  ) {
    super(code);
    this.passes = passes;
    if (number !== undefined) this.number = number;
  }
}
