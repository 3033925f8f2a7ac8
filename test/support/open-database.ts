import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../db/open-database';

/** A database of its own in a folder of its own. */
export interface TemporaryDatabase {
  readonly path: string;
  readonly database: Database;
  /** Closes the database and deletes its folder. */
  readonly remove: () => Promise<void>;
}

/** Opens a new database that a test removes again. */
export async function openTemporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  const path = join(folder, 'data', 'vissla.db');
  const database = await openDatabase({ kind: 'sqlite', path });
  return {
    path,
    database,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
