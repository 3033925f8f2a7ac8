import { existsSync } from 'node:fs';
import { type Database, openDatabase } from '../../db/open-database';
import { readDatabasePath } from '../config';
import type { Environment } from '../read-settings';
import { Refusal } from './refusal';

/**
 * Opens the database that the settings name, and closes it after `work`. Commands run beside the bot: `work` is for
 * short transactions. Throws a {@link Refusal} when there is none.
 */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const path = readDatabasePath(environment);
  // Opening makes what is missing, and only the bot's start may make a database: it makes the vault with it.
  if (!existsSync(path)) throw new Refusal('There is no database yet; start the bot once.');
  const database = await openDatabase(path);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
