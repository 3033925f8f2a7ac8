import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropServerDatabases, isServerSet } from './databases/sql-server';

/**
 * Once after all tests: removes what they made in memory, and drops the databases that they made on SQL
 * Server.
 */
export default async function endRun(): Promise<void> {
  const folder = process.env.VISSLATEST_TMPDIR;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  const begun = join(tmpdir(), `vissla-begun-${process.env.VISSLATEST_RUN}`);
  rmSync(begun, { recursive: true, force: true });
  if (isServerSet) await dropServerDatabases();
}
