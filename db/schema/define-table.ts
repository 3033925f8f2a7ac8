import {
  EntitySchema,
  type EntitySchemaColumnOptions,
  EntitySchemaOptions,
  type ValueTransformer,
} from 'typeorm';
import type { ColumnTypes } from '../column-types';
import { sizes } from '../sizes';
import { StoreError } from '../store-error';

export interface TableDefinition<Row> {
  readonly name: string;
  readonly entity: (types: ColumnTypes) => EntitySchema<Row>;
}

export type ColumnKinds = ReturnType<typeof columnsIn>;

type Columns<Row> = Record<keyof Row, EntitySchemaColumnOptions>;

/**
 * Defines a table without a rowid, which would number the rows by arrival. Every key and index has a name. A
 * column is named after its property in snake case, unless it has a name of its own.
 */
export function defineTable<Row>(
  name: string,
  describe: (column: ColumnKinds) => Columns<Required<Row>>,
  keys: Pick<EntitySchemaOptions<Row>, 'uniques' | 'indices'> = {},
): TableDefinition<Row> {
  const entity = (types: ColumnTypes): EntitySchema<Row> =>
    new EntitySchema<Row>(
      Object.assign(new EntitySchemaOptions<Row>(), keys, {
        name,
        tableName: name,
        withoutRowid: true,
        columns: Object.fromEntries(
          Object.entries<EntitySchemaColumnOptions>(describe(columnsIn(types))).map(
            ([property, column]) => [property, named(name, property, column)],
          ),
        ),
      }),
    );
  return { name, entity };
}

function named(table: string, property: string, column: EntitySchemaColumnOptions) {
  return {
    name: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    ...column,
    ...(column.primary === true ? { primaryKeyConstraintName: `PK_${table}` } : {}),
  };
}

/** SQLite takes any length, so each value is measured: `store_length`. */
function columnsIn(types: ColumnTypes) {
  return {
    id: () => ({ ...types.binary(sizes.id), transformer: hexadecimal }),
    bytes: (n: number) => ({ ...types.binary(n), transformer: binary((length) => length === n) }),
    sealed: (n: number) => ({
      ...types.varbinary(n),
      transformer: binary((length) => length <= n),
    }),
    char: (n: number) => ({ ...types.char(n), transformer: characters((length) => length === n) }),
    code: (n: number) => ({
      ...types.varchar(n),
      transformer: characters((length) => length <= n),
    }),
    text: (n: number) => ({ ...types.text(n), transformer: characters((length) => length <= n) }),
    count: () => types.count,
    milliseconds: () => ({ ...types.milliseconds, transformer: wholeNumber }),
    /** Eight bytes, which sort as the audit chain's places do. */
    place: () => ({ ...types.binary(sizes.place), transformer: place }),
  };
}

const hexadecimal = transformer<string, Buffer>(
  (hex) => {
    if (!/^[0-9a-f]{32}$/.test(hex)) throw new StoreError('store_length');
    return Buffer.from(hex, 'hex');
  },
  (bytes) => bytes.toString('hex'),
);

/** SQL Server gives a bigint as a string. */
const wholeNumber = transformer<number, number | string>((number) => number, Number);

const place = transformer<number, Buffer>(
  (number) => {
    const bytes = Buffer.alloc(sizes.place);
    bytes.writeBigUInt64BE(BigInt(number));
    return bytes;
  },
  (bytes) => {
    if (bytes.length !== sizes.place) throw new StoreError('store_length');
    return Number(bytes.readBigUInt64BE());
  },
);

const binary = (fits: (length: number) => boolean): ValueTransformer =>
  transformer<Uint8Array, Buffer>(
    (bytes) => {
      if (!fits(bytes.length)) throw new StoreError('store_length');
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    },
    // No Buffer leaves: its `slice` shares memory where a Uint8Array's copies.
    (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  );

const characters = (fits: (length: number) => boolean): ValueTransformer =>
  transformer<string, string>(
    (value) => {
      if (!fits(value.length)) throw new StoreError('store_length');
      return value;
    },
    (value) => value,
  );

function transformer<Domain, Stored>(
  to: (value: Domain) => Stored,
  from: (value: Stored) => Domain,
): ValueTransformer {
  return {
    to: (value?: Domain | null) => (value === undefined || value === null ? value : to(value)),
    from: (value: Stored | null) => (value === null ? null : from(value)),
  };
}
