import { type Inspection, inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import type { MigrationState } from '../../db/migration-state';
import { type Database, migrateDatabase, openDatabase } from '../../db/open-database';
import { databasePresence } from '../../db/start';
import { readDatabaseLocation } from '../settings/read-places';
import type { Environment } from '../settings/reader';
import { refuseRoot, storesAt } from '../settings/refuse-root';
import { refuseMissing } from './refuse-missing';

/**
 * Opens the database that the settings name, and closes it after `work`. Commands run beside the bot, which
 * may be of an earlier version: `work` is for short transactions, and no migration is run. Throws a
 * `CommandRefused` when there is no database.
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const location = await existing(environment);
  refuseRoot(storesAt({ database: location }));
  const database = await openDatabase(location, 'refused');
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/**
 * Brings the database's tables up to date. Throws a `CommandRefused` when there is no database.
 * @returns the names of the migrations that were run here
 */
export async function bringUp(environment: Environment): Promise<readonly string[]> {
  const location = await migratable(environment);
  refuseRoot(storesAt({ database: location }));
  return migrateDatabase(location);
}

/**
 * Lets `migrate` look at the migrations of a database. On a server an empty database is enough: the operator
 * makes it, and the first start still takes it as new, also by an account that may not change tables. Throws
 * a `CommandRefused`.
 */
export async function withMigrations<T>(
  environment: Environment,
  work: (migrations: MigrationState) => T,
): Promise<T> {
  return inspectDatabase(await migratable(environment), ({ migrations }) =>
    Promise.resolve(work(migrations)),
  );
}

/** Lets a command look at the database: nothing is changed. Throws a `CommandRefused`. */
export async function withInspection<T>(
  environment: Environment,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  return inspectDatabase(await existing(environment), work);
}

/** Opening makes a file that is missing. Only a start may do so: it makes the vault with it. */
async function existing(environment: Environment): Promise<DatabaseLocation> {
  const location = readDatabaseLocation(environment);
  if ((await databasePresence(location)) !== 'there') await refuseMissing(environment);
  return location;
}

async function migratable(environment: Environment): Promise<DatabaseLocation> {
  const location = readDatabaseLocation(environment);
  return location.kind === 'mssql' ? location : existing(environment);
}
