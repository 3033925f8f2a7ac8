import Sqlite from 'better-sqlite3';
import type { TestVissla } from '../open-vissla';

/** Does something in the database's file beside the product, as anybody can who may write to it. */
export function inFile<T>(
  { location }: Pick<TestVissla, 'location'>,
  work: (database: Sqlite.Database) => T,
): T {
  if (location.kind !== 'sqlite') throw new Error('this is about a file');
  const database = new Sqlite(location.path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
