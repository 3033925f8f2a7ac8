import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { MssqlLocation } from '../../db/location';
import { migrate, undoNewestMigration } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { mssqlOptions, mssqlSource } from '../../db/mssql/source';
import { mssqlUnits } from '../../db/mssql/units';
import { openDatabase } from '../../db/open-database';
import { onSqlServer } from '../support/databases/on-sql-server';
import { newServerDatabase } from '../support/databases/sql-server';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';
import { gate } from '../support/gate';
import { countRows, fillTables } from './fill-tables';
import {
  addsColumn,
  ForgetsItsIndex1999999999999,
  type Steps,
  schemasOfSteps,
} from './migration-steps';
import { sampleRows } from './sample-rows';

type NewDatabase = () => Promise<{ location: MssqlLocation; remove: () => Promise<void> }>;

/** Opens a database without tables for each test. */
function suite(newDatabase: NewDatabase): void {
  const rows = sampleRows('mssql migrations');
  let location: MssqlLocation;
  let remove: () => Promise<void>;
  const sources: DataSource[] = [];

  const open = async (): Promise<DataSource> => {
    const source = await mssqlSource(location).initialize();
    sources.push(source);
    return source;
  };
  const tables = async (source: DataSource): Promise<string[]> => {
    const found = await source.query<{ TABLE_NAME: string }[]>(
      `SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'`,
    );
    return found.map(({ TABLE_NAME: name }) => name).sort();
  };

  beforeEach(async () => {
    ({ location, remove } = await newDatabase());
  });
  afterEach(async () => {
    for (const source of sources.splice(0)) await source.destroy();
    await remove();
  });

  it('go up, down and up again over filled tables', async () => {
    const source = await open();
    await migrate(source);
    const fresh = await tables(source);
    await fillTables(mssqlUnits(source), rows);
    const filled = await countRows(source);
    expect(Object.keys(filled).sort()).toEqual(fresh.filter((name) => name !== 'migration'));
    expect(Object.values(filled).every((count) => count > 0)).toBe(true);

    for (let left = migrations.length; left > 0; left--) await undoNewestMigration(source);
    expect(await tables(source)).toEqual(['migration']);
    await migrate(source);
    expect(await tables(source)).toEqual(fresh);
    await fillTables(mssqlUnits(source), rows);
    expect(Object.values(await countRows(source)).every((count) => count > 0)).toBe(true);
  });

  const steps = (): Steps => ({
    source: (known) =>
      new DataSource({ ...mssqlOptions(location, 'work'), migrations: [...known] }),
    unitsOf: mssqlUnits,
    schemaOf: async (source) => [
      await source.query<object[]>(
        `SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH FROM INFORMATION_SCHEMA.COLUMNS
          ORDER BY TABLE_NAME, COLUMN_NAME`,
      ),
      await source.query<object[]>(
        `SELECT t."name" AS "place", i."name" AS "name", i."is_unique" AS "is_unique" FROM sys.indexes i
          INNER JOIN sys.tables t ON t."object_id" = i."object_id" ORDER BY t."name", i."name"`,
      ),
    ],
  });

  it('leave on the way down what was there on the way up', async () => {
    const { up, down } = await schemasOfSteps(steps());
    expect(down).toEqual(up);
  });

  it('would be found out: an index that is forgotten on the way down', async () => {
    const known = [...migrations, ForgetsItsIndex1999999999999];
    const { up, down } = await schemasOfSteps(steps(), known);
    expect(down).not.toEqual(up);
  });

  it('may add a column to a filled table, and take it back', () => addsColumn(steps()));

  it('run once when four begin at the same time', async () => {
    const four = await Promise.all([open(), open(), open(), open()]);
    await Promise.all(four.map((source) => migrate(source)));
    const [first] = four;
    const run = await first.query<{ name: string }[]>('SELECT "name" FROM "migration"');
    expect(run.map(({ name }) => name).sort()).toEqual(migrations.map(({ name }) => name).sort());
    await fillTables(mssqlUnits(first), rows);
    const before = await countRows(first);
    await migrate(first);
    expect(await countRows(first)).toEqual(before);
  });

  it('wait for a process that is writing, unless there is nothing to do', async () => {
    const [source, other] = [await open(), await open()];
    await migrate(source);
    const [entered, mayEnd] = [gate(), gate()];
    const units = mssqlUnits(other);
    const writing = units.write(async () => {
      entered.open();
      await mayEnd.passed;
    });
    await entered.passed;
    await migrate(source);
    let isUndone = false;
    const undoing = undoNewestMigration(source).then(() => {
      isUndone = true;
    });
    await wait(300);
    expect(isUndone).toBe(false);
    mayEnd.open();
    await writing;
    await undoing;
    await migrate(source);
    expect(await units.read(({ member }) => member.count())).toBe(0);
  });

  it('are left alone by a process that may not run them', async () => {
    const older = openDatabase(location, 'refused');
    await expect(older).rejects.toMatchObject({ code: 'store_older' });
    const source = await open();
    await migrate(source);
    await (await openDatabase(location, 'refused')).close();
    await undoNewestMigration(source);
    await expect(openDatabase(location, 'refused')).rejects.toMatchObject({ code: 'store_older' });
  });

  it('are refused by a program that is older than the database', async () => {
    const source = await open();
    await migrate(source);
    await source.query(
      `INSERT INTO "migration" ("name", "timestamp") VALUES ('Later1999999999999', 1999999999999)`,
    );
    await expect(openDatabase(location)).rejects.toMatchObject({ code: 'store_newer' });
  });
}

describe('the migrations, over the wire of SQL Server', () => {
  let server: TdsServer;
  beforeAll(async () => {
    server = await startTdsServer();
  });
  afterAll(() => server.close());
  suite(async () => ({ location: server.newDatabase(), remove: () => Promise.resolve() }));
});

onSqlServer('the migrations', () => {
  suite(newServerDatabase);
});
