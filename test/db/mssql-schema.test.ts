import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../db/migrate';
import { mssqlSource } from '../../db/mssql/source';
import { onSqlServer } from '../support/databases/on-sql-server';
import type { TemporarySource } from '../support/databases/open-source';
import { openServerSource } from '../support/databases/sql-server';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';
import { mssqlSchemaFaults } from './check-mssql-schema';

function suite(open: () => Promise<TemporarySource>): void {
  let opened: TemporarySource;

  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.remove());

  it('has no fault in any table', async () => {
    expect(await mssqlSchemaFaults(opened.source)).toEqual([]);
  });

  it.each([
    ['"id" int IDENTITY(1, 1) CONSTRAINT "PK_bad" PRIMARY KEY', ['bad: counter', 'bad.id: number']],
    ['"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "x" datetimeoffset(3)', ['bad.x: time']],
    [
      '"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "user_hash" varbinary(32)',
      ['bad.user_hash: identity'],
    ],
    ['"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "x" nvarchar(max)', ['bad.x: type']],
    [
      '"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "x" nvarchar(200)',
      ['bad.x: wide text'],
    ],
    [
      '"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "x" varbinary(8000), "y" varbinary(8000)',
      ['bad: 16032 bytes a row'],
    ],
    ['"tag" uniqueidentifier CONSTRAINT "PK_bad" PRIMARY KEY', ['bad.tag: type']],
    [
      `"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY, "x" nvarchar(10) DEFAULT 'x'`,
      ['bad.x: default'],
    ],
  ])('would be found out: %s', async (columns, expected) => {
    await opened.source.query(`CREATE TABLE "bad" (${columns})`);
    expect(await mssqlSchemaFaults(opened.source)).toEqual(expect.arrayContaining(expected));
  });

  it('has the columns that the README describes, and no other', async () => {
    const columns = await opened.source.query<{ place: string; name: string }[]>(
      `SELECT c.TABLE_NAME AS "place", c.COLUMN_NAME AS "name" FROM INFORMATION_SCHEMA.COLUMNS c
        INNER JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_NAME = c.TABLE_NAME`,
    );
    const described: string[] = [];
    let table = '';
    for (const line of readFileSync(join('db', 'README.md'), 'utf8').split('\n')) {
      table = /^### `(\w+)`/.exec(line)?.[1] ?? table;
      const column = /^\| `(\w+)`\s*\|/.exec(line)?.[1];
      if (column !== undefined && table !== '') described.push(`${table}.${column}`);
    }
    expect(columns.map(({ place, name }) => `${place}.${name}`).sort()).toEqual(described.sort());
  });
}

describe('the schema, over the wire of SQL Server', () => {
  let server: TdsServer;
  beforeAll(async () => {
    server = await startTdsServer();
  });
  afterAll(() => server.close());
  suite(async () => {
    const source = await mssqlSource(server.newDatabase()).initialize();
    await migrate(source);
    return { source, remove: () => source.destroy() };
  });
});

onSqlServer('the schema', () => {
  suite(openServerSource);
});
