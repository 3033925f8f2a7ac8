import { type Day, dayFromNumber, dayNumber } from '../domain/day';
import { SealError } from './seal-error';

/** Reading past the end, or leaving bytes over, is `seal_format`. */
export interface ByteReader {
  readonly u8: () => number;
  readonly u16: () => number;
  readonly u32: () => number;
  readonly bytes: (length: number) => Buffer;
  /** What {@link lengthAndText} wrote; `seal_format` where it is no UTF-8. */
  readonly sizedText: () => string;
  readonly rest: () => number;
  readonly end: () => void;
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
  const u16 = (): number => take(2).readUInt16BE();
  return {
    u8: () => take(1).readUInt8(),
    u16,
    u32: () => take(4).readUInt32BE(),
    bytes: take,
    sizedText: () => decode(take(u16())),
    rest: () => source.length - offset,
    end: () => {
      if (offset !== source.length) throw new SealError('seal_format');
    },
  };
}

export const u8 = (value: number): Buffer => unsigned(value, 1);
export const u16 = (value: number): Buffer => unsigned(value, 2);
export const u32 = (value: number): Buffer => unsigned(value, 4);

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
  if (bytes.length > 0xffff) throw new SealError('seal_size');
  return [u16(bytes.length), bytes];
}

/** 9999-12-31: later days have another number of digits. */
const lastDay = 2_932_896;

/** The number of days since 1970-01-01, u32. */
export function dayBytes(day: Day): Buffer {
  return u32(dayNumber(day));
}

/** Throws `seal_format` when there is no such day. */
export function dayOf(number: number): Day {
  if (!Number.isInteger(number) || number < 0 || number > lastDay) {
    throw new SealError('seal_format');
  }
  return dayFromNumber(number);
}
