import { type QueryRunner, Table } from 'typeorm';
import { type ColumnSpec, type ColumnTypes, mssqlColumns, sqliteColumns } from '../column-types';

export interface NewTable {
  readonly name: string;
  /** One column, whose constraint is named `PK_<table>`. */
  readonly key: readonly [name: string, spec: ColumnSpec];
  readonly columns: Readonly<Record<string, ColumnSpec & { readonly nullable?: true }>>;
  readonly uniques?: Readonly<Record<string, string[]>>;
  readonly indices?: Readonly<Record<string, string[]>>;
}

/** Creates a table without a rowid, which would number the rows by arrival. (SQL Server has none.) */
export async function createTable(runner: QueryRunner, table: NewTable): Promise<void> {
  const [key, keySpec] = table.key;
  await runner.createTable(
    new Table({
      name: table.name,
      withoutRowid: true,
      columns: [
        { ...options(key, keySpec), isPrimary: true, primaryKeyConstraintName: `PK_${table.name}` },
        ...Object.entries(table.columns).map(([name, spec]) => ({
          ...options(name, spec),
          isNullable: spec.nullable === true,
        })),
      ],
      uniques: named(table.uniques),
      indices: named(table.indices),
    }),
  );
}

/**
 * Drops a table with its indices and keys, in one statement for both databases. (TypeORM would look the table
 * up first, and some servers have other names for its indices.)
 */
export async function dropTable(runner: QueryRunner, name: string): Promise<void> {
  await runner.query(`DROP TABLE "${name}"`);
}

const options = (name: string, { type, length }: ColumnSpec) => ({
  name,
  type: String(type),
  ...(length === undefined ? {} : { length: String(length) }),
});

const named = (entries: Readonly<Record<string, string[]>> = {}) =>
  Object.entries(entries).map(([name, columnNames]) => ({ name, columnNames }));

export function typesOf({ dataSource }: QueryRunner): ColumnTypes {
  return dataSource.options.type === 'mssql' ? mssqlColumns : sqliteColumns;
}
