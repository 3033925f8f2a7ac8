import { createHash } from 'node:crypto';
import { decodeImage, encodeImage, sizeOfEntry } from '../../../bot/crypto/image-codec';
import { SealError } from '../../../bot/crypto/seal-error';
import type { ImagePlace, ImageSealer } from '../../../bot/ports/pool-store';

const headBytes = 32;

/** Images that are bound to key and place, neither sealed nor padded: thousands of runs need neither. */
export const plainSealer: ImageSealer = {
  seal: (key, place, image, size) => {
    const content = encodeImage(image);
    if (content.length > size - headBytes) throw new SealError('seal_size');
    return Buffer.concat([headOf(key, place), content]);
  },
  open: (key, place, envelope) => {
    const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length);
    if (!bytes.subarray(0, headBytes).equals(headOf(key, place))) throw new SealError('seal_open');
    return decodeImage(bytes.subarray(headBytes));
  },
  giveBack: () => undefined,
  room: (size) => size - headBytes,
  size: (image) => encodeImage(image).length,
  sizeOf: sizeOfEntry,
};

function headOf(key: Uint8Array, { table, place, key: name, endsOn }: ImagePlace): Buffer {
  return createHash('sha256').update(key).update(`${table} ${place} ${name} ${endsOn}`).digest();
}
