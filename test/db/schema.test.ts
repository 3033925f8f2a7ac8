import type { DataSource, EntitySchemaColumnOptions, QueryRunner, Table } from 'typeorm';
import { type ColumnTypes, mssqlColumns, sqliteColumns } from '../../db/column-types';
import { migrations } from '../../db/migrations/all';
import { defineTable } from '../../db/schema/define-table';
import { entities } from '../../db/schema/tables';
import { describedColumns } from '../docs/read-docs';
import { openTemporarySource } from '../support/databases/open-source';
import { columnFaults, entityRowFaults, schemaFaults } from './check-schema';

describe('the schema', () => {
  let source: DataSource;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ source, remove } = await openTemporarySource());
  });
  afterEach(() => remove());

  it('has no fault in any table', async () => {
    expect(await schemaFaults(source)).toEqual([]);
  });

  it.each([
    ['("id" blob PRIMARY KEY)', ['bad: rowid']],
    ['("id" integer PRIMARY KEY) WITHOUT ROWID', ['bad.id: number', 'bad.id: number as key']],
    ['("tag" blob PRIMARY KEY, "user_hash" blob) WITHOUT ROWID', ['bad.user_hash: identity']],
    ['("tag" blob PRIMARY KEY, "reporter" blob) WITHOUT ROWID', ['bad.reporter: identity']],
    ['("tag" blob PRIMARY KEY, "conversation" blob) WITHOUT ROWID', ['bad.conversation: identity']],
    ['("tag" blob PRIMARY KEY, "locale" varchar(2)) WITHOUT ROWID', ['bad.locale: identity']],
    ['("tag" blob PRIMARY KEY, "created_at" blob) WITHOUT ROWID', ['bad.created_at: time']],
    ['("tag" blob PRIMARY KEY, "last_seen" varchar(10)) WITHOUT ROWID', ['bad.last_seen: time']],
    ['("tag" blob PRIMARY KEY, "x" datetime) WITHOUT ROWID', ['bad.x: time', 'bad.x: type']],
    ['("tag" blob PRIMARY KEY, "x" bigint) WITHOUT ROWID', ['bad.x: number']],
    ['("tag" blob PRIMARY KEY, "x" real) WITHOUT ROWID', ['bad.x: number', 'bad.x: type']],
    ['("tag" blob PRIMARY KEY, "filed_on" varchar(24)) WITHOUT ROWID', ['bad.filed_on: day']],
    ['("tag" blob PRIMARY KEY, "month" varchar(10)) WITHOUT ROWID', ['bad.month: month']],
    ['("tag" blob PRIMARY KEY, "x" text) WITHOUT ROWID', ['bad.x: type']],
    ['("tag" blob PRIMARY KEY, "x" varchar) WITHOUT ROWID', ['bad.x: width']],
    ['("tag" blob PRIMARY KEY, "x" nvarchar(200)) WITHOUT ROWID', ['bad.x: wide text']],
    ['("tag" blob PRIMARY KEY, "sequence" blob) WITHOUT ROWID', ['bad.sequence: counter']],
    ['("tag" blob PRIMARY KEY, "x" blob UNIQUE) WITHOUT ROWID', ['bad: unnamed unique']],
    [
      '("tag" blob PRIMARY KEY, "x" varchar(20) DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID',
      ['bad.x: default'],
    ],
    [
      '("id" integer PRIMARY KEY AUTOINCREMENT)',
      ['sqlite_sequence: counter', 'bad: rowid', 'bad: counter', 'bad.id: number'],
    ],
  ])('would be found out: %s', async (definition, expected) => {
    await source.query(`CREATE TABLE "bad" ${definition}`);
    expect(await schemaFaults(source)).toEqual(expect.arrayContaining(expected));
  });

  it('has no table of people who belong to no desk', async () => {
    await source.query('CREATE TABLE "recipient" ("tag" blob PRIMARY KEY) WITHOUT ROWID');
    await source.query('CREATE TABLE "employee" ("tag" blob PRIMARY KEY) WITHOUT ROWID');
    expect(await schemaFaults(source)).toEqual(['recipient: people', 'employee: people']);
  });

  it('would be found out: a trigger, a view, an index without a name of ours', async () => {
    await source.query('CREATE VIEW "looking" AS SELECT 1');
    await source.query('CREATE INDEX "fast" ON "message" ("envelope")');
    await source.query('CREATE TRIGGER "noting" AFTER INSERT ON "message" BEGIN SELECT 1; END');
    const faults = ['looking: view', 'noting: trigger', 'message: index fast'];
    expect(await schemaFaults(source)).toEqual(faults);
  });

  it('is told to both databases alike by entities and migrations', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);

    expect(fromEntities(mssqlColumns)).toEqual(await fromMigrations('mssql'));
    expect(fromEntities(sqliteColumns)).toEqual(await fromMigrations('better-sqlite3'));
  });

  it('is read from migrations that add a column and take it back', async () => {
    const away = [
      'ADD "sample_until" varchar(10) NULL',
      'ADD "odd" blob NULL',
      'DROP COLUMN "odd"',
    ];
    const steps = away.map((step) => ({
      up: (runner: QueryRunner) => runner.query(`ALTER TABLE "roster" ${step}`),
    }));
    const { roster } = await fromMigrations('better-sqlite3', steps);
    const { roster: before } = fromEntities(sqliteColumns);
    expect(roster).toEqual({ ...before, sample_until: 'varchar 10 null' });
  });

  it.each([
    ['varchar(10)', []],
    ['varchar(24)', ['roster.sample_until: day']],
    ['bigint', ['roster.sample_until: number', 'roster.sample_until: day']],
  ])(
    'takes a name that sounds like an instant for a day, and for nothing finer: %s',
    (type, faults) => {
      const column = { name: 'sample_until', type, pk: 0, dflt_value: null };
      expect(columnFaults('roster', column, new Set(['roster.sample_until']))).toEqual(faults);
      expect(columnFaults('roster', column)).toContain('roster.sample_until: time');
    },
  );

  it('keeps every row of every table on one page of SQL Server', () => {
    expect(entityRowFaults(entities(mssqlColumns))).toEqual([]);
  });

  it.each([
    ['a wide text', 3950, ['bad: 8130 bytes a row']],
    ['one that just does not fit', 3916, ['bad: 8062 bytes a row']],
    ['one that just fits', 3915, []],
  ])('would be found out: a row that is longer than that, %s', (_, length, expected) => {
    const bad = defineTable<{ tag: Uint8Array; x: string }>('bad', (column) => ({
      tag: { ...column.bytes(216), primary: true },
      x: column.text(length),
    }));
    expect(entityRowFaults([bad.entity(mssqlColumns)])).toEqual(expected);
  });

  it('is described column by column in the README, and nothing else is', async () => {
    const described = describedColumns();
    const tables = await source.query<{ name: string }[]>('PRAGMA table_list');
    const real: string[] = [];
    for (const { name } of tables.filter((table) => !table.name.startsWith('sqlite_'))) {
      const columns = await source.query<{ name: string }[]>(`PRAGMA table_xinfo("${name}")`);
      real.push(...columns.map((column) => `${name}.${column.name}`));
    }
    expect([...described.keys()].sort()).toEqual(real.sort());
    for (const cells of described.values()) {
      expect(cells.length).toBe(3);
      expect(cells.every((cell) => cell.length > 1)).toBe(true);
      expect(cells[1]).toMatch(/^(sealed|clear)/);
    }
  });
});

type Columns = Record<string, string>;

function typeOf(type: unknown, length: string | number | undefined, nullable: boolean): string {
  const width = length === undefined || length === '' ? '' : ` ${length}`;
  return `${String(type)}${width}${nullable ? ' null' : ''}`;
}

function fromEntities(types: ColumnTypes): Record<string, Columns> {
  return Object.fromEntries(
    entities(types).map(({ options }) => {
      const columns = Object.entries<EntitySchemaColumnOptions | undefined>(options.columns);
      return [
        options.tableName ?? '',
        Object.fromEntries(
          columns.map(([property, column]) => [
            column?.name ?? property,
            typeOf(column?.type, column?.length, column?.nullable === true),
          ]),
        ),
      ];
    }),
  );
}

/** How a migration adds a column, and takes it back. */
const changed = /^ALTER TABLE "(\w+)" (ADD|DROP COLUMN) "(\w+)"(?: (\w+)(?:\((\d+)\))? NULL)?$/;

/** Runs the migrations against a runner that only writes down what it is told. */
async function fromMigrations(
  kind: string,
  later: readonly { up(runner: QueryRunner): Promise<void> }[] = [],
): Promise<Record<string, Columns>> {
  const told: Record<string, Columns> = {};
  const runner = {
    dataSource: { options: { type: kind } },
    query: async (statement: string) => {
      const dropped = /^DROP TABLE "(\w+)"$/.exec(statement)?.[1];
      if (dropped !== undefined) Reflect.deleteProperty(told, dropped);
      const [, table = '', change, column = '', type, width] = changed.exec(statement) ?? [];
      if (change === 'ADD') told[table] = { ...told[table], [column]: typeOf(type, width, true) };
      if (change === 'DROP COLUMN') Reflect.deleteProperty(told[table] ?? {}, column);
      return [];
    },
    createTable: (table: Table) => {
      const columns = table.columns.map((one) => [
        one.name,
        typeOf(one.type, one.length, one.isNullable),
      ]);
      told[table.name] = Object.fromEntries(columns) as Columns;
    },
  } as unknown as QueryRunner;
  for (const Migration of migrations) await new Migration().up(runner);
  for (const migration of later) await migration.up(runner);
  return told;
}
