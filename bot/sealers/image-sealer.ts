import type { Envelopes } from '../crypto/envelopes';
import { giveBack } from '../crypto/give-back';
import { idBytes } from '../crypto/id-bytes';
import { decodeImage, encodeImage, sizeOfEntry, sizeOfImage } from '../crypto/image-codec';
import { symmetricOverhead } from '../crypto/symmetric-envelope';
import { rowOfDay } from '../keys/desk-keys';
import type { ImagePlace, ImageSealer } from '../ports/pool-store';

const fieldOf = { pool: [1, 2], carried: [3, 4] } as const;

/**
 * Each image is one envelope under a day's key, bound to table, place, key's name and day of the pass. It is
 * padded with zeros to exactly the given size.
 */
export function createImageSealer(envelopes: Pick<Envelopes, 'seal' | 'open'>): ImageSealer {
  return {
    seal: (key, place, image, size) => {
      const plaintext = encodeImage(image, size - symmetricOverhead);
      const sealed = envelopes.seal(key, placeOf(place), plaintext);
      giveBack(plaintext);
      return sealed;
    },
    open: (key, place, envelope) => {
      const plaintext = envelopes.open(key, placeOf(place), envelope);
      const image = decodeImage(plaintext);
      giveBack(plaintext);
      return image;
    },
    giveBack,
    room: (size) => size - symmetricOverhead,
    size: sizeOfImage,
    sizeOf: sizeOfEntry,
  };
}

function placeOf({ table, place, key, endsOn }: ImagePlace): Parameters<Envelopes['seal']>[1] {
  const field = fieldOf[table][place];
  return { type: 'pool', thread: idBytes(key), row: rowOfDay(endsOn), field };
}
