import type { QueryRunner } from 'typeorm';
import type { ColumnTypes } from '../column-types';
import { mssqlColumns } from '../mssql/columns';
import { sqliteColumns } from '../sqlite/columns';

/** The column types of the database that a migration runs on. */
export function typesOf({ dataSource }: QueryRunner): ColumnTypes {
  return dataSource.options.type === 'mssql' ? mssqlColumns : sqliteColumns;
}
