import { type Inspection, inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import { type Database, openDatabase } from '../../db/open-database';
import { isThere } from '../../db/start';
import { readDatabaseLocation } from '../config';
import type { Environment } from '../read-settings';
import { Refusal } from './refusal';

/**
 * Opens the database that the settings name, brings its tables up to date, and closes it after `work`. Commands run
 * beside the bot: `work` is for short transactions. Throws a {@link Refusal} when there is none.
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(await existing(environment));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same for a command that only looks: nothing is changed, no migration is run. Throws a {@link Refusal}. */
export async function withInspection<T>(
  environment: Environment,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  return inspectDatabase(await existing(environment), work);
}

/** Opening makes what is missing, and only the bot's start may make a database: it makes the vault with it. */
async function existing(environment: Environment): Promise<DatabaseLocation> {
  const location = readDatabaseLocation(environment);
  if (!(await isThere(location)))
    throw new Refusal('There is no database yet; start the bot once.');
  return location;
}
