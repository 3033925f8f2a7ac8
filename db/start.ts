import type { Presence } from './dialect';
import { inDialect } from './dialects';
import type { DatabaseLocation } from './location';

/** Whether there is a database; makes nothing. Throws a `StoreError`. */
export function databasePresence(location: DatabaseLocation): Promise<Presence> {
  return inDialect(location, (dialect, there) => dialect.presence(there));
}

/**
 * Runs a start that no other start overlaps, so that several processes make one installation of an empty
 * database. Errors of `work` pass unchanged.
 */
export function oneStartAtATime<T>(location: DatabaseLocation, work: () => Promise<T>): Promise<T> {
  return inDialect(location, (dialect, there) => dialect.startAlone(there, work));
}
