import type { DataSource } from 'typeorm';
import { columnFaults, rowFaults } from './check-schema';

interface ColumnRow {
  readonly place: string;
  readonly name: string;
  readonly type: string;
  readonly width: number | null;
  readonly value: string | null;
}

/**
 * What every table on SQL Server gets wrong; empty when all is well. The rules are those for SQLite, and a
 * few more. (Another maker's server lists columns of a view of its own, which it does not count among the
 * tables.)
 */
export async function mssqlSchemaFaults(source: DataSource): Promise<string[]> {
  const columns = await source.query<ColumnRow[]>(
    `SELECT c.TABLE_NAME AS "place", c.COLUMN_NAME AS "name", c.DATA_TYPE AS "type",
      c.CHARACTER_MAXIMUM_LENGTH AS "width", c.COLUMN_DEFAULT AS "value"
      FROM INFORMATION_SCHEMA.COLUMNS c INNER JOIN INFORMATION_SCHEMA.TABLES t
      ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME`,
  );
  const others = await source.query<{ name: string }[]>(
    `SELECT TABLE_NAME AS "name" FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE <> 'BASE TABLE'`,
  );
  return [
    ...others.map(({ name }) => `${name}: view`),
    ...columns.flatMap(({ place, name, type, width, value }) =>
      columnFaults(place, {
        name,
        type: asOnSqlite(type, width, images.has(`${place}.${name}`)),
        pk: 0,
        dflt_value: value,
      }),
    ),
    ...[...new Set(columns.map(({ place }) => place))].flatMap((table) =>
      rowFaults(
        table,
        columns
          .filter(({ place }) => place === table)
          .map(({ type, width }) => ({ type, width: width ?? undefined })),
      ),
    ),
    ...(await faultsOf(source, 'counter', countingColumns)),
    ...((await isSqlServer(source)) ? await ownFaults(source) : []),
  ];
}

/** The only columns wider than a page, which SQL Server keeps outside the row. */
const images: ReadonlySet<string> = new Set([
  'pool.image',
  'carried.image',
  'pool_aside.image',
  'roster.sealed',
]);

/** The type that the same column has on SQLite; what has none there keeps its name, and is a fault. */
function asOnSqlite(type: string, width: number | null, isImage: boolean): string {
  if (type === 'varbinary' && (width !== -1 || isImage)) return 'blob';
  if (type === 'nvarchar') return width === -1 ? 'nvarchar(max)' : `varchar(${width ?? ''})`;
  return type === 'int' ? 'integer' : type;
}

const countingColumns = `SELECT t."name" AS "name" FROM sys.columns c
  INNER JOIN sys.tables t ON t."object_id" = c."object_id" WHERE c."is_identity" = 1`;

/** Another maker's server shows some of this otherwise than it is. */
async function isSqlServer(source: DataSource): Promise<boolean> {
  const [row] = await source.query<{ version: string }[]>('SELECT @@VERSION AS "version"');
  return row?.version.startsWith('Microsoft') === true;
}

async function ownFaults(source: DataSource): Promise<string[]> {
  const rules = {
    // Rows that lie as they came, in the order of their arrival.
    heap: `SELECT t."name" AS "name" FROM sys.tables t INNER JOIN sys.indexes i
      ON i."object_id" = t."object_id" AND i."type" = 0`,
    'clustered by something else': `SELECT t."name" AS "name" FROM sys.tables t INNER JOIN sys.indexes i
      ON i."object_id" = t."object_id" AND i."type" = 1 AND i."is_primary_key" = 0`,
    temporal: `SELECT "name" FROM sys.tables WHERE "temporal_type" <> 0`,
    'change tracking': `SELECT OBJECT_NAME("object_id") AS "name" FROM sys.change_tracking_tables`,
    trigger: `SELECT "name" FROM sys.triggers WHERE "is_ms_shipped" = 0`,
    'unnamed key': `SELECT "name" FROM sys.key_constraints WHERE "is_system_named" = 1`,
  };
  const faults: string[] = [];
  for (const [rule, statement] of Object.entries(rules)) {
    faults.push(...(await faultsOf(source, rule, statement)));
  }
  return faults;
}

async function faultsOf(source: DataSource, rule: string, statement: string): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(statement);
  return rows.map(({ name }) => `${name}: ${rule}`);
}
