import { EntitySchema, type EntitySchemaColumnOptions, EntitySchemaOptions } from 'typeorm';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';

/** A table: its name, and its entity in one database's column types. */
export interface TableDefinition<Row> {
  readonly name: string;
  readonly entity: (types: ColumnTypes) => EntitySchema<Row>;
}

type Columns<Row> = Record<keyof Row, EntitySchemaColumnOptions>;

/**
 * Defines a table without a rowid, which would number the rows by their arrival. Every key and index has a
 * name. A column is named after its property in small letters, with underscores, where it says no other name.
 */
export function defineTable<Row>(
  name: string,
  columnsIn: (column: ReturnType<typeof columns>) => Columns<Required<Row>>,
  keys: Pick<EntitySchemaOptions<Row>, 'uniques' | 'indices'> = {},
): TableDefinition<Row> {
  const entity = (types: ColumnTypes): EntitySchema<Row> =>
    new EntitySchema<Row>(
      Object.assign(new EntitySchemaOptions<Row>(), keys, {
        name,
        tableName: name,
        withoutRowid: true,
        columns: Object.fromEntries(
          Object.entries<EntitySchemaColumnOptions>(columnsIn(columns(types))).map(
            ([property, column]) => [property, named(name, property, column)],
          ),
        ),
      }),
    );
  return { name, entity };
}

function named(
  table: string,
  property: string,
  column: EntitySchemaColumnOptions,
): EntitySchemaColumnOptions {
  return {
    name: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    ...column,
    ...(column.primary === true ? { primaryKeyConstraintName: `PK_${table}` } : {}),
  };
}
