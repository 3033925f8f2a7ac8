import type { Leader } from '../bot/ports/leader';
import { inDialect } from './dialects';
import type { DatabaseLocation } from './location';

/** The leadership over a database. Nothing is opened, and no lock taken, before it is asked for. */
export function openLeader(location: DatabaseLocation): Leader {
  return inDialect(location, (dialect, there) => dialect.leader(there));
}
