import type { MssqlLocation } from '../../../db/location';
import { isServerSet, newServerDatabase } from './sql-server';
import { startTdsServer, type TdsServer } from './tds/server';

/** A database without tables that a test has to itself. */
export type NewDatabase = () => Promise<{
  readonly location: MssqlLocation;
  readonly remove: () => Promise<void>;
}>;

/** Runs a suite on SQL Server when `MSSQL_URL` is set; otherwise it is shown as skipped. */
export function onSqlServer(name: string, suite: () => void): void {
  if (isServerSet) describe(`${name}, on SQL Server`, suite);
  else {
    describe.skip(`${name}, on SQL Server: SKIPPED, for MSSQL_URL is not set`, () => {
      it('is not tried', () => undefined);
    });
  }
}

/**
 * Runs a suite over the wire of the tests' own server, and on SQL Server when `MSSQL_URL` is set.
 * `server` gives the tests' own one while a test runs on it.
 */
export function onServers(
  name: string,
  suite: (newDatabase: NewDatabase, server: () => TdsServer | undefined) => void,
): void {
  describe(`${name}, over the wire of SQL Server`, () => {
    let server: TdsServer;
    beforeAll(async () => {
      server = await startTdsServer();
    });
    afterAll(() => server.close());
    suite(
      async () => ({ location: server.newDatabase(), remove: () => Promise.resolve() }),
      () => server,
    );
  });
  onSqlServer(name, () => {
    suite(newServerDatabase, () => undefined);
  });
}
