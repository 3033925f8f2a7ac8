import { EntitySchema, EntitySchemaOptions } from 'typeorm';

/** A table's name, columns, keys and indices; every one of them named. */
type Definition<Row> = Pick<EntitySchemaOptions<Row>, 'name' | 'columns'> &
  Partial<Pick<EntitySchemaOptions<Row>, 'uniques' | 'indices' | 'foreignKeys'>>;

/**
 * An entity of the table with the same name, without a rowid, which would number the rows by their arrival.
 */
export function defineTable<Row>(definition: Definition<Row>): EntitySchema<Row> {
  const options = new EntitySchemaOptions<Row>();
  return new EntitySchema<Row>(
    Object.assign(options, definition, { tableName: definition.name, withoutRowid: true }),
  );
}
