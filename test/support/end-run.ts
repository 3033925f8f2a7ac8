import { dropServerDatabases, isServerSet } from './databases/sql-server';

/** Once after all tests: drops the databases that they made on SQL Server. */
export default async function endRun(): Promise<void> {
  if (isServerSet) await dropServerDatabases();
}
