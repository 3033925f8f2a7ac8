import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../db/open-database';
import { testChain } from './audit-chain';
import { onSqlServer } from './on-sql-server';
import { takeServerDatabase } from './sql-server';

/** A database of its own that a test removes again. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly remove: () => Promise<void>;
}

/** A database in a folder of its own. */
export interface TemporaryDatabase extends OpenedDatabase {
  readonly path: string;
}

/** Opens a new database; `remove` closes it and deletes its folder. */
export async function openTemporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  const path = join(folder, 'data', 'vissla.db');
  const database = await openDatabase({ kind: 'sqlite', path });
  database.auditTrail.use(testChain);
  return {
    path,
    database,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same on SQL Server: an empty database of this worker. */
async function openOnServer(): Promise<OpenedDatabase> {
  const { location, giveBack } = await takeServerDatabase();
  const database = await openDatabase(location).catch((error: unknown) => {
    giveBack();
    throw error;
  });
  database.auditTrail.use(testChain);
  return {
    database,
    remove: async () => {
      await database.close();
      giveBack();
    },
  };
}

/** Runs a suite on SQLite and, when `MSSQL_URL` is set, on SQL Server. */
export function onEveryDatabase(
  name: string,
  suite: (open: () => Promise<OpenedDatabase>, kind: 'SQLite' | 'SQL Server') => void,
): void {
  describe(`${name}, on SQLite`, () => {
    suite(openTemporaryDatabase, 'SQLite');
  });
  onSqlServer(name, () => {
    suite(openOnServer, 'SQL Server');
  });
}
