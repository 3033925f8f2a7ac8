import type { DataSource } from 'typeorm';
import { migrate } from '../../db/migrate';
import { mssqlSource } from '../../db/mssql/source';
import { describedColumns } from '../docs/read-docs';
import { onServers } from '../support/databases/on-sql-server';
import { mssqlSchemaFaults } from './check-mssql-schema';

onServers('the schema', (newDatabase) => {
  let source: DataSource;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const made = await newDatabase();
    remove = made.remove;
    source = await mssqlSource(made.location).initialize();
    await migrate(source);
  });
  afterEach(async () => {
    await source.destroy();
    await remove();
  });

  it('has no fault in any table', async () => {
    expect(await mssqlSchemaFaults(source)).toEqual([]);
  });

  const tag = '"tag" varbinary(16) CONSTRAINT "PK_bad" PRIMARY KEY';
  it.each([
    ['"id" int IDENTITY(1, 1) CONSTRAINT "PK_bad" PRIMARY KEY', ['bad: counter', 'bad.id: number']],
    [`${tag}, "x" datetimeoffset(3)`, ['bad.x: time']],
    [`${tag}, "user_hash" varbinary(32)`, ['bad.user_hash: identity']],
    [`${tag}, "x" nvarchar(max)`, ['bad.x: type']],
    [`${tag}, "x" nvarchar(200)`, ['bad.x: wide text']],
    [`${tag}, "x" varbinary(8000), "y" varbinary(8000)`, ['bad: 16032 bytes a row']],
    ['"tag" uniqueidentifier CONSTRAINT "PK_bad" PRIMARY KEY', ['bad.tag: type']],
    [`${tag}, "x" nvarchar(10) DEFAULT 'x'`, ['bad.x: default']],
  ])('would be found out: %s', async (columns, expected) => {
    await source.query(`CREATE TABLE "bad" (${columns})`);
    expect(await mssqlSchemaFaults(source)).toEqual(expect.arrayContaining(expected));
  });

  it('has the columns that the README describes, and no other', async () => {
    const columns = await source.query<{ place: string; name: string }[]>(
      `SELECT c.TABLE_NAME AS "place", c.COLUMN_NAME AS "name" FROM INFORMATION_SCHEMA.COLUMNS c
        INNER JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_NAME = c.TABLE_NAME`,
    );
    expect(columns.map(({ place, name }) => `${place}.${name}`).sort()).toEqual(
      [...describedColumns().keys()].sort(),
    );
  });
});
