import { databasePresence } from '../../../db/dialects';
import { type Inspection, inspectDatabase } from '../../../db/inspect-database';
import type { DatabaseLocation } from '../../../db/location';
import { type Database, openDatabase } from '../../../db/open-database';
import { vaultAt } from '../../keys/vault/vault-at';
import { systemClock } from '../../platform/clock';
import { readDatabaseLocation, readMarkPath, readPlaces, sayDatabase } from '../../settings/places';
import type { Environment } from '../../settings/reader';
import { refuseRoot, storesAt } from '../../settings/refuse-root';
import { CommandRefused } from '../../settings/refused';
import { readInstallationMark } from '../../start/installation-mark';
import { lookForStores } from '../../start/open-stores';
import { StartError } from '../../start/start-error';
import { ownerOf } from '../doctor/places';

/**
 * Commands run next to the bot, which may be of an earlier version: `work` is for short transactions, and no
 * migration is run. Throws a `CommandRefused` when there is no database.
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(await placeToWrite(environment), 'refused');
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Nothing is changed. Throws a `CommandRefused`. */
export function withInspection<T>(
  environment: Environment,
  work: (inspection: Inspection) => Promise<T>,
  emptyToo = false,
): Promise<T> {
  return ownerOf(environment)(async () =>
    inspectDatabase(await placeToRead(environment, emptyToo), work),
  );
}

/** Throws a `CommandRefused` when there is no database, or root would write what the bot cannot read. */
export function placeToWrite(
  environment: Environment,
  emptyToo = false,
): Promise<DatabaseLocation> {
  refuseRoot(storesAt({ database: readDatabaseLocation(environment) }));
  return placeToRead(environment, emptyToo);
}

/**
 * Opening would make a missing file. Only a start may: it makes the vault with it.
 * @param emptyToo whether an empty database on a server is enough: the operator makes it, and the first start
 * takes it as new
 */
async function placeToRead(environment: Environment, emptyToo: boolean): Promise<DatabaseLocation> {
  const location = readDatabaseLocation(environment);
  const isEnough = emptyToo && location.kind === 'mssql';
  if (isEnough || (await databasePresence(location)) === 'there') return location;
  return refuseMissing(environment);
}

/**
 * Refuses a missing store in a start's words: a lost store differs from one that was never made. Throws a
 * {@link StartError}, or the error of a store that cannot be inspected.
 */
export async function refuseMissing(environment: Environment): Promise<never> {
  const places = readPlaces(environment);
  const standing = await lookForStores(places, vaultAt(places.vault, systemClock()));
  if (standing !== 'nothing') throw new StartError('not_marked');
  const path = readMarkPath(environment);
  if (path === undefined)
    throw new CommandRefused(`${sayDatabase(places).nothing} Start the bot once: it makes it.`);
  const mark = readInstallationMark(path);
  const code = mark?.state === 'there' ? 'both_missing' : 'nothing_there';
  throw new StartError(code, places, mark);
}
