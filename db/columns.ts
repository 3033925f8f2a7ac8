import type { ValueTransformer } from 'typeorm';
import type { ColumnSpec, ColumnTypes } from './column-types';
import { sizes } from './sizes';
import { StoreError } from './store-error';

/** A column of an entity: its type, and how its value goes in and comes out. */
export type Column = ColumnSpec & { readonly transformer: ValueTransformer };

/** The kinds of columns. SQLite takes any length, so each value is measured: `store_length`. */
export function columns(types: ColumnTypes): {
  id(): Column;
  bytes(length: number): Column;
  sealed(length: number): Column;
  char(length: number): Column;
  code(length: number): Column;
  text(length: number): Column;
  count(): ColumnSpec;
  milliseconds(): Column;
  /** A place in the audit's chain: eight bytes, which sort as their numbers do. */
  place(): Column;
} {
  return {
    id: () => ({ ...types.binary(sizes.id), transformer: hexadecimal }),
    bytes: (n) => ({ ...types.binary(n), transformer: binary((length) => length === n) }),
    sealed: (n) => ({ ...types.varbinary(n), transformer: binary((length) => length <= n) }),
    char: (n) => ({ ...types.char(n), transformer: characters((length) => length === n) }),
    code: (n) => ({ ...types.varchar(n), transformer: characters((length) => length <= n) }),
    text: (n) => ({ ...types.text(n), transformer: characters((length) => length <= n) }),
    count: () => types.count,
    milliseconds: () => ({ ...types.milliseconds, transformer: wholeNumber }),
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
