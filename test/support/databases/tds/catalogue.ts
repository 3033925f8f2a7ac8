import Sqlite from 'better-sqlite3';

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly dflt_value: string | null;
}

interface IndexInfo {
  readonly name: string;
  readonly unique: number;
}

/** The mark that a column which counts by itself keeps in its table's statement. */
export const counts = '/* counts */';

/** The width that stands for `max`, which SQLite does not take. */
export const endless = 2_147_483_647;

interface TableInfo {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** One for all databases that are made alike: each opening asks for it, and it takes as long as the rest. */
const known = new Map<string, Sqlite.Database>();

/**
 * What SQL Server says about a database's tables, as far as anybody here asks: a database beside it, whose
 * schemas are `INFORMATION_SCHEMA` and `sys`. It is only read.
 */
export function catalogueOf(sqlite: Sqlite.Database): Sqlite.Database {
  const statements = sqlite
    .prepare<[], TableInfo>('SELECT type, name, sql FROM sqlite_master ORDER BY rowid')
    .all();
  const made = JSON.stringify(statements);
  const catalogue = known.get(made) ?? catalogueFor(sqlite, statements);
  known.set(made, catalogue);
  return catalogue;
}

function catalogueFor(sqlite: Sqlite.Database, statements: readonly TableInfo[]): Sqlite.Database {
  const catalogue = new Sqlite(':memory:');
  catalogue.exec(`
    ATTACH ':memory:' AS INFORMATION_SCHEMA;
    ATTACH ':memory:' AS sys;
    CREATE TABLE INFORMATION_SCHEMA.TABLES (TABLE_SCHEMA, TABLE_NAME COLLATE NOCASE, TABLE_TYPE);
    CREATE TABLE INFORMATION_SCHEMA.COLUMNS (TABLE_SCHEMA, TABLE_NAME COLLATE NOCASE, COLUMN_NAME COLLATE NOCASE,
      DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, COLUMN_DEFAULT);
    CREATE TABLE sys.tables (object_id, name);
    CREATE TABLE sys.columns (object_id, name, is_identity);
    CREATE TABLE sys.indexes (object_id, name, is_unique);
    CREATE TABLE sys.triggers (name, is_ms_shipped);
  `);
  for (const { type, name } of statements)
    if (type === 'trigger') catalogue.prepare('INSERT INTO sys.triggers VALUES (?, 0)').run(name);
  const tables = statements.filter(({ type }) => type === 'table' || type === 'view');
  for (const [id, { type, name, sql }] of tables.entries()) {
    catalogue
      .prepare(`INSERT INTO INFORMATION_SCHEMA.TABLES VALUES ('dbo', ?, ?)`)
      .run(name, type === 'view' ? 'VIEW' : 'BASE TABLE');
    catalogue.prepare('INSERT INTO sys.tables VALUES (?, ?)').run(id, name);
    for (const index of sqlite.pragma(`index_list("${name}")`) as IndexInfo[]) {
      catalogue
        .prepare('INSERT INTO sys.indexes VALUES (?, ?, ?)')
        .run(id, index.name, index.unique);
    }
    for (const column of sqlite.pragma(`table_xinfo("${name}")`) as ColumnInfo[]) {
      const [, kind, width] = /^(\w+)(?:\((\d+)\))?/.exec(column.type) ?? [];
      catalogue
        .prepare(`INSERT INTO INFORMATION_SCHEMA.COLUMNS VALUES ('dbo', ?, ?, ?, ?, ?)`)
        .run(
          name,
          column.name,
          kind?.toLowerCase() ?? column.type,
          lengthOf(width),
          column.dflt_value,
        );
      const isCounting = new RegExp(`"${column.name}"[^,]*${counts.replaceAll('*', '\\*')}`);
      catalogue
        .prepare('INSERT INTO sys.columns VALUES (?, ?, ?)')
        .run(id, column.name, isCounting.test(sql) ? 1 : 0);
    }
  }
  return catalogue;
}

function lengthOf(width: string | undefined): number | null {
  if (width === undefined) return null;
  return Number(width) === endless ? -1 : Number(width);
}
