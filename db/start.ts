import type { Presence } from './dialect';
import { inDialect } from './dialects';
import type { DatabaseLocation } from './location';

/** What stands in a database's place before it is opened; makes nothing. Throws a `StoreError`. */
export function databasePresence(location: DatabaseLocation): Promise<Presence> {
  return inDialect(location, (dialect, there) => dialect.presence(there));
}

/**
 * Runs a start that nobody else's start overlaps, so that several processes which meet an empty database make
 * one installation of it. Errors of `work` pass unchanged.
 */
export function oneStartAtATime<T>(location: DatabaseLocation, work: () => Promise<T>): Promise<T> {
  return inDialect(location, (dialect, there) => dialect.startAlone(there, work));
}
