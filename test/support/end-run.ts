import { rmSync } from 'node:fs';
import { begunFolder } from './begun-folder';
import { dropServerDatabases, isServerSet } from './databases/sql-server';

/**
 * Once after all tests: removes what they made in memory, and drops the databases that they made on SQL
 * Server.
 */
export default async function endRun(): Promise<void> {
  rmSync(begunFolder(), { recursive: true, force: true });
  const folder = process.env.VISSLATEST_TMPDIR;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  if (isServerSet) await dropServerDatabases();
}
