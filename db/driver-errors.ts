import { QueryFailedError, TypeORMError } from 'typeorm';
import { StoreError, type StoreErrorCode } from './store-error';

const bySqliteCode: Readonly<Record<string, StoreErrorCode>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 'store_unique',
  SQLITE_CONSTRAINT_UNIQUE: 'store_unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'store_foreign',
  SQLITE_FULL: 'store_full',
  SQLITE_READONLY: 'store_full',
  SQLITE_CORRUPT: 'store_corrupt',
  SQLITE_NOTADB: 'store_corrupt',
};

/** SQL Server: unique constraint, unique index, foreign key, deadlock victim, lock time-out. */
const byMssqlNumber: Readonly<Record<number, StoreErrorCode>> = {
  2627: 'store_unique',
  2601: 'store_unique',
  547: 'store_foreign',
  1205: 'store_busy',
  1222: 'store_busy',
};

/**
 * Turns an error of TypeORM or of a driver into a {@link StoreError}. Errors of others (a sealer's, inside a
 * release) pass unchanged.
 */
export function translateError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (error instanceof QueryFailedError) return new StoreError(codeOf(error.driverError));
  if (error instanceof TypeORMError) return new StoreError('store_unavailable');
  return error;
}

/** The code of a driver's own error, as SQLite and SQL Server name it. */
export function codeOf(error: unknown): StoreErrorCode {
  if (typeof error !== 'object' || error === null) return 'store_unavailable';
  if ('number' in error && typeof error.number === 'number') {
    return byMssqlNumber[error.number] ?? 'store_unavailable';
  }
  if (!('code' in error) || typeof error.code !== 'string') return 'store_unavailable';
  if (error.code.startsWith('SQLITE_BUSY')) return 'store_busy';
  return bySqliteCode[error.code] ?? 'store_unavailable';
}
