import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { DatabaseLocation, MssqlLocation } from '../../db/location';
import { migrate } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { mssqlOptions } from '../../db/mssql/source';
import { mssqlUnits } from '../../db/mssql/units';
import { openDatabase } from '../../db/open-database';
import { prepareFile, sqliteSource } from '../../db/sqlite/source';
import { sqliteUnits } from '../../db/sqlite/units';
import { onServers } from '../support/databases/on-sql-server';
import { undoNewestMigration } from '../support/databases/undo-newest-migration';
import { gate } from '../support/gate';
import { countRows, fillTables } from './fill-tables';
import {
  addsColumn,
  ForgetsItsIndex1999999999999,
  type Steps,
  schemasOfSteps,
} from './migration-steps';
import { sampleRows } from './sample-rows';

/** How a database of one kind is opened below the stores. */
interface Kind<Location extends DatabaseLocation> extends Pick<Steps, 'unitsOf' | 'schemaOf'> {
  readonly source: (location: Location, known?: Parameters<Steps['source']>[0]) => DataSource;
}

const onFile: Kind<Extract<DatabaseLocation, { kind: 'sqlite' }>> = {
  source: ({ path }, known = migrations) =>
    new DataSource({ ...sqliteSource(path).options, migrations: [...known] }),
  unitsOf: sqliteUnits,
  schemaOf: (source) =>
    source.query('SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 1, 2'),
};

const onServer: Kind<MssqlLocation> = {
  source: (location, known = migrations) =>
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
};

/** What migrations must do on every database; each test has one without tables. */
function suite<Location extends DatabaseLocation>(
  kind: Kind<Location>,
  newDatabase: () => Promise<{ location: Location; remove: () => Promise<void> }>,
) {
  const rows = sampleRows('migrations');
  let location: Location;
  let remove: () => Promise<void>;
  const sources: DataSource[] = [];

  beforeEach(async () => {
    ({ location, remove } = await newDatabase());
  });
  afterEach(async () => {
    for (const source of sources.splice(0)) await source.destroy();
    await remove();
  });

  const open = async (): Promise<DataSource> => {
    const source = await kind.source(location).initialize();
    sources.push(source);
    return source;
  };
  const steps = (): Steps => ({ ...kind, source: (known) => kind.source(location, known) });
  const fills = async (source: DataSource): Promise<void> => {
    await fillTables(kind.unitsOf(source), rows);
    const empty = Object.entries(await countRows(source)).filter(([, count]) => count === 0);
    expect(empty).toEqual([]);
  };

  it('go up, down and up again over filled tables', async () => {
    const source = await open();
    await migrate(source);
    const fresh = await kind.schemaOf(source);
    await fills(source);
    for (let left = migrations.length; left > 0; left--) await undoNewestMigration(source);
    expect(await source.query('SELECT "name" FROM "migration"')).toEqual([]);
    await migrate(source);
    expect(await kind.schemaOf(source)).toEqual(fresh);
    await fills(source);
  });

  it('leave on the way down what was there on the way up', async () => {
    const { up, down } = await schemasOfSteps(steps());
    expect(up).toHaveLength(migrations.length + 1);
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
    if (location.kind === 'sqlite') for (const source of four) await migrate(source);
    else await Promise.all(four.map((source) => migrate(source)));
    const [first] = four;
    const run = await first.query<{ name: string }[]>('SELECT "name" FROM "migration"');
    expect(run.map(({ name }) => name).sort()).toEqual(migrations.map(({ name }) => name).sort());
    await fills(first);
    const before = await countRows(first);
    await migrate(first);
    expect(await countRows(first)).toEqual(before);
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

  return open;
}

describe('the migrations, on SQLite', () => {
  const open = suite(onFile, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
    const path = join(folder, 'vissla.db');
    prepareFile(path);
    const remove = async () => {
      rmSync(folder, { recursive: true, force: true });
    };
    return { location: { kind: 'sqlite', path }, remove };
  });

  it('are as many as the page of commands says', () => {
    const guide = readFileSync(join('docs', 'commands.md'), 'utf8');
    expect(guide).toContain(`and is up to date (migrations: ${migrations.length}).`);
    expect(guide).toContain(`Migrations: ${migrations.length} run, 0 pending`);
  });

  it('have names that end in their place', () => {
    const names = migrations.map((Migration) => new Migration().name);
    expect(names).toEqual(migrations.map(({ name }) => name));
    const places = names.map((name) => name.slice(-13));
    expect(places).toEqual([...places].sort());
    for (const name of names) expect(name).toMatch(/^[A-Za-z]+\d{13}$/);
  });

  it('are taken back whole when one fails', async () => {
    const source = await open();
    await migrate(source);
    const before = await onFile.schemaOf(source);
    await source.query(`DELETE FROM "migration"`);
    await expect(migrate(source)).rejects.toThrow();
    expect(await onFile.schemaOf(source)).toEqual(before);
  });
});

onServers('the migrations', (newDatabase) => {
  const open = suite(onServer, newDatabase);

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
    expect(await units.read(({ roster }) => roster.count())).toBe(0);
  });
});
