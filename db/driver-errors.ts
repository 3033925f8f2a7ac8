import { QueryFailedError, TypeORMError } from 'typeorm';
import { codeOf } from '../bot/domain/error-code';
import { StoreError, type StoreErrorCode } from './store-error';

const bySqliteCode: Readonly<Record<string, StoreErrorCode>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 'store_unique',
  SQLITE_CONSTRAINT_UNIQUE: 'store_unique',
  SQLITE_FULL: 'store_full',
  /** No room for the index of the log, which is made when the file is opened. */
  SQLITE_IOERR_SHMSIZE: 'store_full',
  SQLITE_CORRUPT: 'store_corrupt',
  SQLITE_NOTADB: 'store_corrupt',
};

/** The operating system's, when the file or its folder is made. */
const bySystemCode: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'store_full',
  EDQUOT: 'store_full',
  EROFS: 'store_full',
  EACCES: 'store_denied',
  EPERM: 'store_denied',
};

/** Azure moves the database, or is short of room for this work just then. */
const azureNumbers = [40197, 40501, 40613, 10928, 10929, 49918, 49919, 49920];

/** SQL Server's own numbers. Statements rely on 2627 and 2601 alone; other makers give others. */
const byMssqlNumber: Readonly<Record<number, StoreErrorCode>> = {
  /** Unique constraint, unique index. */
  2627: 'store_unique',
  2601: 'store_unique',
  /** Deadlock victim, lock time-out. */
  1205: 'store_busy',
  1222: 'store_busy',
  /** No room in the files, in the log, in Azure's quota; the database is read-only. */
  1105: 'store_full',
  9002: 'store_full',
  40544: 'store_full',
  3906: 'store_full',
  /** A page that cannot be read, or reads wrong. */
  823: 'store_corrupt',
  824: 'store_corrupt',
  /** The login fails; it may not use the database; a firewall's or a service's no. */
  18452: 'store_login',
  18456: 'store_login',
  916: 'store_login',
  40615: 'store_login',
  /** The login may not do this, or not in this schema; what it does not see it may not drop, and not make. */
  229: 'store_login',
  262: 'store_login',
  2714: 'store_login',
  2760: 'store_login',
  3701: 'store_login',
  /** Cannot open the database that the login asks for. */
  4060: 'store_unopened',
  /** In transition, not recovered yet, being recovered, being restored, offline. */
  913: 'store_moving',
  921: 'store_moving',
  922: 'store_moving',
  927: 'store_moving',
  942: 'store_moving',
  952: 'store_moving',
  /** Another replica of an availability group has it just now. */
  976: 'store_moving',
  983: 'store_moving',
  /** The server ends, is paused, starts, upgrades itself, or lets in nobody but administrators. */
  6005: 'store_moving',
  17142: 'store_moving',
  17187: 'store_moving',
  18401: 'store_moving',
  18451: 'store_moving',
  ...Object.fromEntries(azureNumbers.map((number) => [number, 'store_moving' as const])),
};

/** What mssql and tedious call it when no server answers as it should. */
const byMssqlCode: Readonly<Record<string, StoreErrorCode>> = {
  ELOGIN: 'store_login',
  EFEDAUTH: 'store_login',
};

/** The transaction was undone by the server, or the connection was lost before anything was made durable. */
const passingNumbers = new Set([1205, 1222, ...azureNumbers]);
const passingCodes = new Set([
  'ESOCKET',
  'ECONNRESET',
  'EPIPE',
  'ECONNCLOSED',
  'EINVALIDSTATE',
  'EABORT',
  'ENOTBEGUN',
]);

/** Turns an error of TypeORM or of a driver into a {@link StoreError}. Others pass unchanged. */
export function translateError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (error instanceof QueryFailedError) return fromDriver(error.driverError);
  if (error instanceof TypeORMError) return new StoreError('store_unavailable');
  return error;
}

/** A driver's own error as a {@link StoreError}. */
export function fromDriver(error: unknown): StoreError {
  const code = storeCodeOf(error);
  const number = code === 'store_refused' ? facts(error).number : undefined;
  return new StoreError(code, { passes: willPass(error), number });
}

/** The code of a driver's own error, as SQLite and SQL Server name it. */
export function storeCodeOf(error: unknown): StoreErrorCode {
  const { number, code } = facts(error);
  // Whoever gives a number has answered.
  if (number !== undefined) return byMssqlNumber[number] ?? 'store_refused';
  if (code === undefined) return 'store_unavailable';
  if (code.startsWith('SQLITE_BUSY')) return 'store_busy';
  if (code.startsWith('SQLITE_READONLY')) return 'store_full';
  // A statement that took too long; a connection that took too long is no `RequestError`.
  if (code === 'ETIMEOUT' && errorName(error) === 'RequestError') return 'store_busy';
  return bySqliteCode[code] ?? bySystemCode[code] ?? byMssqlCode[code] ?? 'store_unavailable';
}

function willPass(error: unknown): boolean {
  const { number, code } = facts(error);
  if (number !== undefined && passingNumbers.has(number)) return true;
  return code !== undefined && passingCodes.has(code);
}

/** The number stands in the driver's error, or in the one that it was made of, as at a login. */
function facts(error: unknown): {
  readonly number: number | undefined;
  readonly code: string | undefined;
} {
  const inner = propertyOf(error, 'originalError');
  const number = [propertyOf(error, 'number'), propertyOf(inner, 'number')].find(
    (value) => typeof value === 'number',
  );
  return { number, code: codeOf(error) };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function errorName(error: unknown): string | undefined {
  const name = propertyOf(error, 'name');
  return typeof name === 'string' ? name : undefined;
}
