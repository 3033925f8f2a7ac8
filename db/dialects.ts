import type { DataSource } from 'typeorm';
import type { Leader } from '../bot/ports/processes';
import type { Dialect, Presence } from './dialect';
import type { DatabaseLocation, DatabaseWarning, MssqlLocation, SqliteLocation } from './location';
import { mssql } from './mssql/dialect';
import { sqlite } from './sqlite/dialect';

/** The one switch between the databases. */
export function inDialect<T>(
  location: DatabaseLocation,
  work: <Location extends DatabaseLocation>(dialect: Dialect<Location>, location: Location) => T,
): T {
  return location.kind === 'sqlite' ? work(sqlite, location) : work(mssql, location);
}

export function dialectOf({
  options,
}: DataSource): Dialect<SqliteLocation> | Dialect<MssqlLocation> {
  return options.type === 'mssql' ? mssql : sqlite;
}

export function locationWarnings(location: DatabaseLocation): readonly DatabaseWarning[] {
  return inDialect(location, (dialect, there) => dialect.warnings(there));
}

/** Makes nothing. Throws a `StoreError`. */
export function databasePresence(location: DatabaseLocation): Promise<Presence> {
  return inDialect(location, (dialect, there) => dialect.presence(there));
}

/** Several processes make one installation of an empty database. Errors of `work` pass unchanged. */
export function oneStartAtATime<T>(location: DatabaseLocation, work: () => Promise<T>): Promise<T> {
  return inDialect(location, (dialect, there) => dialect.startAlone(there, work));
}

/** Nothing is opened, and no lock taken, before it is asked for. */
export function openLeader(location: DatabaseLocation): Leader {
  return inDialect(location, (dialect, there) => dialect.leader(there));
}
