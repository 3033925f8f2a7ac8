import type { Leader } from '../bot/ports/leader';
import type { DatabaseLocation } from './location';
import { mssqlLeader } from './mssql/leader';
import { sqliteLeader } from './sqlite/leader';

/** The leadership over a database. Nothing is opened, and no lock taken, before it is asked for. */
export function openLeader(location: DatabaseLocation): Leader {
  return location.kind === 'sqlite' ? sqliteLeader(location.path) : mssqlLeader(location);
}
