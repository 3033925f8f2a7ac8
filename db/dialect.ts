import type { ColumnType } from 'typeorm';

/** A column's type as both databases are told it. */
export interface ColumnSpec {
  readonly type: ColumnType;
  readonly length?: number;
}

/** The column types this product uses. There is none for an instant: the finest time is a day's ten characters. */
export interface ColumnTypes {
  /** Exactly `bytes` bytes. */
  binary(bytes: number): ColumnSpec;
  /** At most `bytes` bytes. */
  varbinary(bytes: number): ColumnSpec;
  /** Exactly `characters` of ASCII. */
  char(characters: number): ColumnSpec;
  /** At most `characters` of ASCII. */
  varchar(characters: number): ColumnSpec;
  /** At most `characters` of what people type. */
  text(characters: number): ColumnSpec;
  readonly count: ColumnSpec;
  /** Milliseconds since 1970-01-01 UTC; for the desk's side alone. */
  readonly milliseconds: ColumnSpec;
}

const sqlite: ColumnTypes = {
  binary: () => ({ type: 'blob' }),
  varbinary: () => ({ type: 'blob' }),
  char: (length) => ({ type: 'varchar', length }),
  varchar: (length) => ({ type: 'varchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'integer' },
  milliseconds: { type: 'bigint' },
};

// Wherever TypeORM does not look at the column, bytes are sent as varbinary and text as nvarchar. A parameter of another
// type than its column may keep the server from using the column's index.
const mssql: ColumnTypes = {
  binary: (length) => ({ type: 'varbinary', length }),
  varbinary: (length) => ({ type: 'varbinary', length }),
  char: (length) => ({ type: 'nvarchar', length }),
  varchar: (length) => ({ type: 'nvarchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'int' },
  milliseconds: { type: 'bigint' },
};

/**
 * The only place that knows both databases' column types; entities and migrations use it.
 * @param kind TypeORM's name of the database: `better-sqlite3` or `mssql`
 */
export function columnTypes(kind: string): ColumnTypes {
  return kind === 'mssql' ? mssql : sqlite;
}
