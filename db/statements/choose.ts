import { mssql } from '../mssql/statements';
import { sqlite } from '../sqlite/statements';
import type { Statements } from './statements';

/** @param kind TypeORM's name of the database: `better-sqlite3` or `mssql` */
export function statementsOf(kind: string): Statements {
  return kind === 'mssql' ? mssql : sqlite;
}
