import type { ColumnType } from 'typeorm';

/** A column's type as TypeORM is told it. */
export interface ColumnSpec {
  readonly type: ColumnType;
  readonly length?: number | 'max';
}

/** The column types of this product. There is none for an instant: the finest time is a day. */
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
  /** Milliseconds since 1970-01-01 UTC; only for the desk's side. */
  readonly milliseconds: ColumnSpec;
}
