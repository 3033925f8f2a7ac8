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

/** The operating system's codes, when the file or its folder is made. */
const bySystemCode: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'store_full',
  EDQUOT: 'store_full',
  EROFS: 'store_full',
  EACCES: 'store_denied',
  EPERM: 'store_denied',
};

/** Azure moves the database, or is short of room for this work. */
const azureNumbers = [40197, 40501, 40613, 10928, 10929, 49918, 49919, 49920];

/** SQL Server's own numbers. Statements rely on 2627 and 2601 only; other makers give others. */
const mssqlNumbers: Partial<Record<StoreErrorCode, readonly number[]>> = {
  /** Unique constraint, unique index. */
  store_unique: [2627, 2601],
  /** Deadlock victim, lock time-out. */
  store_busy: [1205, 1222],
  /** No transaction is open, or not the one that the client means: the server has undone it. */
  store_overtaken: [3902, 3903, 3971],
  /** No room in the files, in the log, in Azure's quota; the database is read-only. */
  store_full: [1105, 9002, 40544, 3906],
  /** A page that cannot be read, or reads wrong. */
  store_corrupt: [823, 824],
  store_login: [
    /** The login fails, may not use the database, or is refused by a firewall or a service. */
    ...[18452, 18456, 916, 40615],
    /** The login may not do this, or not in this schema; or it cannot see what is there. */
    ...[229, 262, 2714, 2760, 3701],
  ],
  /** Cannot open the database that the login asks for. */
  store_unopened: [4060],
  store_moving: [
    /** In transition, not recovered yet, being recovered, being restored, offline. */
    ...[913, 921, 922, 927, 942, 952],
    /** Another replica of an availability group has it. */
    ...[976, 983],
    /** The server ends, is paused, starts, upgrades itself, or lets in administrators only. */
    ...[6005, 17142, 17187, 18401, 18451],
    ...azureNumbers,
  ],
};
const byMssqlNumber = new Map(
  Object.entries(mssqlNumbers).flatMap(([code, numbers]) =>
    numbers.map((number) => [number, code as StoreErrorCode]),
  ),
);

/** Codes of mssql and tedious for a login that fails. */
const byMssqlCode: Readonly<Record<string, StoreErrorCode>> = {
  ELOGIN: 'store_login',
  EFEDAUTH: 'store_login',
};

/** The transaction was undone by the server, or the connection was lost before anything was made durable. */
const passingNumbers = new Set([1205, 1222, ...azureNumbers]);
const passingCodes = new Set(
  'ESOCKET ECONNRESET EPIPE ECONNCLOSED EINVALIDSTATE EABORT ENOTBEGUN'.split(' '),
);

/** Turns an error of TypeORM or of a driver into a {@link StoreError}. Others pass unchanged. */
export function translateError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (error instanceof QueryFailedError) return fromDriver(error.driverError);
  if (error instanceof TypeORMError) return new StoreError('store_unavailable');
  return error;
}

export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
}

export function fromDriver(error: unknown): StoreError {
  const code = storeCodeOf(error);
  const number = code === 'store_refused' ? facts(error).number : undefined;
  return new StoreError(code, { passes: willPass(error), number });
}

export function storeCodeOf(error: unknown): StoreErrorCode {
  const { number, code } = facts(error);
  // A number is a server's answer.
  if (number !== undefined) return byMssqlNumber.get(number) ?? 'store_refused';
  if (code === undefined) return 'store_unavailable';
  if (code.startsWith('SQLITE_BUSY')) return 'store_busy';
  if (code.startsWith('SQLITE_READONLY')) return 'store_full';
  // A statement that took too long; a connection that took too long is no `RequestError`.
  if (code === 'ETIMEOUT' && propertyOf(error, 'name') === 'RequestError') return 'store_busy';
  return bySqliteCode[code] ?? bySystemCode[code] ?? byMssqlCode[code] ?? 'store_unavailable';
}

function willPass(error: unknown): boolean {
  const { number, code } = facts(error);
  if (number !== undefined && passingNumbers.has(number)) return true;
  return code !== undefined && passingCodes.has(code);
}

/** The code, and the number: in the driver's error or, as at a login, in its original error. */
function facts(error: unknown) {
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
