import { createHash } from 'node:crypto';
import type { Image } from '../../bot/domain/pool-image';
import type { ImagePlace, ImageSealer } from '../../bot/ports/pool-store';

/** Images by their envelopes; one map for all processes and worlds that go on from one history. */
export type SealedImages = Map<string, Image>;

/**
 * Seals to bytes that follow from the number of the beat and the length alone, with the real sealer's length,
 * and opens what it has sealed where the real sealer's binding would hold.
 */
export function sealerByNumber(real: ImageSealer, sealed: SealedImages): ImageSealer {
  return {
    ...real,
    seal: (key, place, image, size) => {
      const { length } = real.seal(key, place, image, size);
      const envelope = bytesOf(`${image.number} ${place.table} ${place.place}`, length);
      sealed.set(nameOf(place, envelope), image);
      return envelope;
    },
    open: (key, place, envelope) => {
      const image = sealed.get(nameOf(place, envelope));
      return image ?? real.open(key, place, envelope);
    },
  };
}

function nameOf({ table, place, key, endsOn }: ImagePlace, envelope: Uint8Array): string {
  const digest = createHash('sha1').update(envelope).digest('hex');
  return [table, place, key, endsOn, digest].join(' ');
}

function bytesOf(seed: string, length: number): Buffer {
  const block = createHash('sha512').update(seed).digest();
  return Buffer.alloc(length, block);
}
