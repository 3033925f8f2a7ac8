import { dayNumber } from '../domain/day';
import type { Id } from '../domain/ids';
import { type ByteReader, dayOf, lengthAndText, readBytes, u8, u16, u32 } from './fixed-width';
import { idBytes, idFromBytes, type ReadId } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf, wordOf } from './words';

/** Bytes that were not written so are `seal_format`. */
export interface Format<In, Out = In> {
  readonly write: (value: In) => readonly Uint8Array[];
  readonly read: (reader: ByteReader) => Out;
}

export function encode<In>({ write }: Format<In, unknown>, value: In): Buffer {
  return Buffer.concat(write(value));
}

export function decode<Out>({ read }: Format<never, Out>, bytes: Buffer): Out {
  const reader = readBytes(bytes);
  const value = read(reader);
  reader.end();
  return value;
}

export function mapped<T, Stored>(
  { write, read }: Format<Stored>,
  to: (value: T) => Stored,
  from: (stored: Stored) => T,
): Format<T> {
  return { write: (value) => write(to(value)), read: (reader) => from(read(reader)) };
}

/** Other values are `seal_format`. */
export function checked<In, Out, Right extends Out>(
  { write, read }: Format<In, Out>,
  isRight: (value: Out) => value is Right,
): Format<In, Right> {
  return {
    write,
    read: (reader) => {
      const value = read(reader);
      if (!isRight(value)) throw new SealError('seal_format');
      return value;
    },
  };
}

export const byte: Format<number> = { write: (value) => [u8(value)], read: ({ u8 }) => u8() };
export const short: Format<number> = { write: (value) => [u16(value)], read: ({ u16 }) => u16() };
export const long: Format<number> = { write: (value) => [u32(value)], read: ({ u32 }) => u32() };
export const id: Format<Id, ReadId> = {
  write: (value) => [idBytes(value)],
  read: ({ bytes }) => idFromBytes(bytes(16)),
};
export const day = mapped(long, dayNumber, dayOf);
export const text: Format<string> = { write: lengthAndText, read: ({ sizedText }) => sizedText() };
export const flag: Format<boolean> = {
  write: (value) => [u8(value ? 1 : 0)],
  read: ({ u8 }) => wordOf({ no: 0, yes: 1 }, u8()) === 'yes',
};

/** Up to the end. */
export const json: Format<object> = {
  write: (value) => [Buffer.from(JSON.stringify(value), 'utf8')],
  read: ({ bytes, rest }) => {
    try {
      const value: unknown = JSON.parse(bytes(rest()).toString('utf8'));
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // The parser's message would quote the content.
    }
    throw new SealError('seal_format');
  },
};
/** No byte at all: what is there says it. */
export const always: Format<true> = { write: () => [], read: () => true };
/** `length` bytes, read as a copy, which does not hold the whole image in memory. */
export const raw = (length: number): Format<Uint8Array> => ({
  write: (value) => {
    if (value.length !== length) throw new SealError('seal_value');
    return [value];
  },
  read: ({ bytes }) => Uint8Array.from(bytes(length)),
});

/** Up to the end, read as a copy. */
export const bytes: Format<Uint8Array> = {
  write: (value) => [value],
  read: ({ bytes, rest }) => Uint8Array.from(bytes(rest())),
};

/** A word of a closed list, as text. A word that was ever written stays in its list. */
export function choice<T extends string>(words: readonly T[]): Format<T> {
  return mapped<T, string>(
    text,
    (word) => word,
    (stored) => oneOf(words, stored),
  );
}

export function word<T extends string>(table: Readonly<Record<T, number>>): Format<T> {
  return { write: (value) => [u8(table[value])], read: ({ u8 }) => wordOf(table, u8()) };
}

/** A 1 and the value, or a 0 for none. */
export function optional<In, Out>({
  write,
  read,
}: Format<In, Out>): Format<In | undefined, Out | undefined> {
  return {
    write: (value) => (value === undefined ? [u8(0)] : [u8(1), ...write(value)]),
    read: (reader) => (flag.read(reader) ? read(reader) : undefined),
  };
}

/** Items behind their number. */
export function list<In, Out>(
  length: Format<number>,
  item: Format<In, Out>,
): Format<readonly In[], readonly Out[]> {
  return {
    write: (items) => [...length.write(items.length), ...items.flatMap(item.write)],
    read: (reader) => {
      const items: Out[] = [];
      for (let left = length.read(reader); left > 0; left--) items.push(item.read(reader));
      return items;
    },
  };
}

/** Behind its length in bytes, which it must fill. */
export function sized<T>(length: Format<number>, format: Format<T>): Format<T> {
  return {
    write: (value) => {
      const bytes = encode(format, value);
      return [...length.write(bytes.length), bytes];
    },
    read: (reader) => decode(format, reader.bytes(length.read(reader))),
  };
}

/** An object's properties in the order given; one that is `undefined` when read is left out. */
export function record<T extends object>(
  fields: {
    readonly [K in keyof T]-?: Format<never, T[K]>;
  },
): Format<T> {
  const all = Object.entries(fields) as [keyof T, Format<unknown>][];
  return {
    write: (value) => all.flatMap(([name, { write }]) => write(value[name])),
    read: (reader) => {
      const found = all.map(([name, { read }]) => [name, read(reader)] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as T;
    },
  };
}

/**
 * Properties that an object has, each behind its tag, in the order given and up to the end. A new one takes a
 * new tag: what was written before it is still read.
 */
export function tagged<T extends object>(
  fields: {
    readonly [K in keyof T]-?: readonly [tag: number, format: Format<never, T[K]>];
  },
): Format<T> {
  const all = Object.entries(fields) as [keyof T, readonly [number, Format<unknown>]][];
  return {
    write: (value) =>
      all.flatMap(([name, [tag, { write }]]) =>
        value[name] === undefined ? [] : [u8(tag), ...write(value[name])],
      ),
    read: (reader) => {
      const found: (readonly [keyof T, unknown])[] = [];
      let left = all;
      while (reader.rest() > 0) {
        const tag = reader.u8();
        const at = left.findIndex(([, [known]]) => known === tag);
        const field = left[at];
        if (field === undefined) throw new SealError('seal_format');
        found.push([field[0], field[1][1].read(reader)]);
        left = left.slice(at + 1);
      }
      return Object.fromEntries(found) as T;
    },
  };
}

/** One object in two formats, one after the other. */
export function both<A extends object, B extends object>(
  one: Format<A>,
  other: Format<B>,
): Format<A & B> {
  return {
    write: (value) => [...one.write(value), ...other.write(value)],
    read: (reader) => ({ ...one.read(reader), ...other.read(reader) }),
  };
}
