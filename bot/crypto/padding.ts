import { SealError } from './seal-error';

const prefixLength = 2;

/**
 * `length u16 BE | content | zeros`, `size` bytes in all. Throws `seal_size` when the content does not fit.
 */
export function pad(content: Uint8Array, size: number): Buffer {
  if (content.length + prefixLength > size) throw new SealError('seal_size');
  const padded = Buffer.alloc(size);
  padded.writeUInt16BE(content.length);
  padded.set(content, prefixLength);
  return padded;
}

/** Throws `seal_format` for another size, or padding that is not zero. */
export function unpad(padded: Buffer, size: number): Buffer {
  if (padded.length !== size) throw new SealError('seal_format');
  const end = prefixLength + padded.readUInt16BE();
  if (end > size || !padded.subarray(end).equals(Buffer.alloc(size - end))) {
    throw new SealError('seal_format');
  }
  return padded.subarray(prefixLength, end);
}
