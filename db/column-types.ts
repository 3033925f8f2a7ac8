import type { ColumnType } from 'typeorm';

export interface ColumnSpec {
  readonly type: ColumnType;
  readonly length?: number | 'max';
}

/** The column types of this product. There is none for an instant: the finest time is a day. */
export interface ColumnTypes {
  binary(bytes: number): ColumnSpec;
  varbinary(bytes: number): ColumnSpec;
  /** Exactly `characters` of ASCII. */
  char(characters: number): ColumnSpec;
  /** At most `characters` of ASCII. */
  varchar(characters: number): ColumnSpec;
  /** At most `characters` of what people type. */
  text(characters: number): ColumnSpec;
  readonly count: ColumnSpec;
  /** Milliseconds since 1970-01-01 UTC; only for the desk's side. */
  readonly milliseconds: ColumnSpec;
}

/**
 * Column types that equal those of TypeORM's parameters: it sends bytes as varbinary and text as nvarchar.
 * With another type the server may not use the column's index.
 */
export const mssqlColumns: ColumnTypes = {
  binary: (length) => ({ type: 'varbinary', length }),
  // Beyond 8,000 bytes the server knows one type.
  varbinary: (length) => ({ type: 'varbinary', length: length > 8_000 ? 'max' : length }),
  char: (length) => ({ type: 'nvarchar', length }),
  varchar: (length) => ({ type: 'nvarchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'int' },
  milliseconds: { type: 'bigint' },
};

export const sqliteColumns: ColumnTypes = {
  binary: () => ({ type: 'blob' }),
  varbinary: () => ({ type: 'blob' }),
  char: (length) => ({ type: 'varchar', length }),
  varchar: (length) => ({ type: 'varchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'integer' },
  milliseconds: { type: 'bigint' },
};
