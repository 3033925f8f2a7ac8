import type { Day } from '../domain/day';
import type { ImagePlace, ImageSealer } from '../ports/pool';
import { dayBytes } from './calendar-bytes';
import type { Envelopes } from './envelopes';
import { idBytes } from './id-bytes';
import { decodeImage, encodeImage, sizeOfEntry } from './image-codec';
import { SealError } from './seal-error';
import { symmetricOverhead } from './symmetric-envelope';

const fieldOf = { pool: [1, 2], carried: [3, 4] } as const;

/**
 * Images of the pool, each one envelope under a day's key: bound to its table, its place, its key's name and
 * the day of its pass. An image is padded with zeros to exactly the size that it is given.
 */
export function createImageSealer(envelopes: Pick<Envelopes, 'seal' | 'open'>): ImageSealer {
  return {
    seal: (key, place, image, size) => {
      const content = encodeImage(image);
      const room = size - symmetricOverhead;
      if (content.length > room) throw new SealError('seal_size');
      const plaintext = Buffer.alloc(room);
      content.copy(plaintext);
      const sealed = envelopes.seal(key, placeOf(place), plaintext);
      plaintext.fill(0);
      content.fill(0);
      return sealed;
    },
    open: (key, place, envelope) => {
      const plaintext = envelopes.open(key, placeOf(place), Buffer.from(envelope));
      return decodeImage(plaintext);
    },
    room: (size) => size - symmetricOverhead,
    size: (image) => encodeImage(image).length,
    sizeOf: sizeOfEntry,
  };
}

function placeOf({ table, place, key, endsOn }: ImagePlace): Parameters<Envelopes['seal']>[1] {
  return {
    type: 'pool',
    thread: idBytes(key),
    row: dayRow(endsOn),
    field: fieldOf[table][place],
  };
}

/** The day of the pass in the last four of sixteen bytes. */
function dayRow(day: Day): Uint8Array {
  return Buffer.concat([Buffer.alloc(12), dayBytes(day)]);
}
