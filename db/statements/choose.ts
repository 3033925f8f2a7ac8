import { mssql } from './mssql';
import { sqlite } from './sqlite';
import type { Statements } from './statements';

/** @param kind TypeORM's name of the database: `better-sqlite3` or `mssql` */
export function statementsOf(kind: string): Statements {
  return kind === 'mssql' ? mssql : sqlite;
}
