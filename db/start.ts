import { inDialect } from './dialects';
import type { DatabaseLocation } from './location';

/**
 * Whether an installation lives there: an SQLite file that exists, a database on SQL Server that is marked.
 * Makes nothing. Throws a `StoreError`.
 */
export function databaseExists(location: DatabaseLocation): Promise<boolean> {
  return inDialect(location, (dialect, there) => dialect.exists(there));
}

/**
 * Runs a start that nobody else's start overlaps, so that several processes which meet an empty database make
 * one installation of it. Errors of `work` pass unchanged.
 */
export function oneStartAtATime<T>(location: DatabaseLocation, work: () => Promise<T>): Promise<T> {
  return inDialect(location, (dialect, there) => dialect.startAlone(there, work));
}
