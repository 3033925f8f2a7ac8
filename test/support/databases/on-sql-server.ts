import { isServerSet } from './sql-server';

/** Runs a suite on SQL Server when `MSSQL_URL` is set; otherwise it is shown as skipped. */
export function onSqlServer(name: string, suite: () => void): void {
  if (isServerSet) describe(`${name}, on SQL Server`, suite);
  else {
    describe.skip(`${name}, on SQL Server: SKIPPED, for MSSQL_URL is not set`, () => {
      it('is not tried', () => undefined);
    });
  }
}
