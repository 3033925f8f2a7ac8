import { migrate } from '../../../db/migrate';
import { mssqlSource } from '../../../db/mssql/source';
import { mssqlUnits } from '../../../db/mssql/units';
import { sqliteUnits } from '../../../db/sqlite/units';
import type { UnitOfWork } from '../../../db/unit-of-work';
import { onSqlServer } from './on-sql-server';
import { openTemporarySource } from './open-source';
import { takeServerDatabase } from './sql-server';

/** Units of work over an empty database, for tests that look below the stores. */
export type OpenUnits = () => Promise<{
  readonly units: UnitOfWork;
  readonly remove: () => Promise<void>;
}>;

const onFile: OpenUnits = async () => {
  const { source, remove } = await openTemporarySource();
  return { units: sqliteUnits(source), remove };
};

const onServer: OpenUnits = async () => {
  const { location, giveBack } = await takeServerDatabase();
  const source = await mssqlSource(location).initialize();
  await migrate(source);
  const units = mssqlUnits(source);
  return {
    units,
    remove: async () => {
      await units.close();
      giveBack();
    },
  };
};

/** Runs a suite on SQLite and, when `MSSQL_URL` is set, on SQL Server. */
export function withUnits(name: string, suite: (open: OpenUnits) => void): void {
  describe(`${name}, on SQLite`, () => {
    suite(onFile);
  });
  onSqlServer(name, () => {
    suite(onServer);
  });
}
