import { SealError } from './seal-error';

/** Reads fixed-width fields one by one. Reading past the end, or leaving bytes over: `seal_format`. */
export interface ByteReader {
  u8(): number;
  u16(): number;
  u32(): number;
  bytes(length: number): Buffer;
  /** UTF-8 of `length` bytes; anything malformed throws `seal_format`. */
  text(length: number): string;
  rest(): number;
  end(): void;
}

// A byte order mark is the person's text like any other character.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function readBytes(source: Buffer): ByteReader {
  let offset = 0;
  const take = (length: number): Buffer => {
    if (offset + length > source.length) throw new SealError('seal_format');
    offset += length;
    return source.subarray(offset - length, offset);
  };
  return {
    u8: () => take(1).readUInt8(),
    u16: () => take(2).readUInt16BE(),
    u32: () => take(4).readUInt32BE(),
    bytes: take,
    text: (length) => decode(take(length)),
    rest: () => source.length - offset,
    end: () => {
      if (offset !== source.length) throw new SealError('seal_format');
    },
  };
}

export function u8(value: number): Buffer {
  return unsigned(value, 1);
}

export function u16(value: number): Buffer {
  return unsigned(value, 2);
}

export function u32(value: number): Buffer {
  return unsigned(value, 4);
}

/** Whole numbers up to 2^53 - 1. */
export function u64(value: number): Buffer {
  if (!Number.isSafeInteger(value) || value < 0) throw new SealError('seal_value');
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function unsigned(value: number, width: 1 | 2 | 4): Buffer {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * width)) {
    throw new SealError('seal_value');
  }
  const bytes = Buffer.alloc(width);
  bytes.writeUIntBE(value, 0, width);
  return bytes;
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new SealError('seal_format');
  }
}

/** A text in UTF-8 behind its length, u16. */
export function lengthAndText(value: string): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(value, 'utf8');
  return [u16(bytes.length), bytes];
}
