import type { Random } from '../ports/random';
import { associatedData, type Place } from './associated-data';
import { namesPublicKey, type Opener, openWith, type Recipient, sealTo } from './hpke';
import { namesKey, openSymmetric, sealSymmetric } from './symmetric-envelope';

/** Seals and opens for one deployment: another one's envelopes do not open. */
export interface Envelopes {
  /** Under a base key of 32 bytes; 48 bytes longer than the plaintext. */
  seal(baseKey: Uint8Array, place: Place, plaintext: Uint8Array): Buffer;
  open(baseKey: Uint8Array, place: Place, envelope: Uint8Array): Buffer;
  /** Throws `seal_format`. */
  isUnder(baseKey: Uint8Array, place: Pick<Place, 'type'>, envelope: Uint8Array): boolean;
  /** To a public key; 68 bytes longer than the plaintext. */
  sealTo(recipient: Recipient, place: Place, plaintext: Uint8Array): Buffer;
  openWith(opener: Opener, place: Place, envelope: Uint8Array): Buffer;
  /** Throws `seal_format`. */
  isTo(recipient: Pick<Recipient, 'publicKey'>, envelope: Uint8Array): boolean;
}

/** @param deployment 16 bytes, which tell this installation's data from any other's */
export function createEnvelopes(deployment: Uint8Array, random: Random): Envelopes {
  const bind = (place: Place): Buffer => associatedData(deployment, place);
  return {
    seal: (baseKey, place, plaintext) =>
      sealSymmetric(baseKey, place.type, bind(place), random.bytes(12), plaintext),
    open: (baseKey, place, envelope) => openSymmetric(baseKey, place.type, bind(place), envelope),
    isUnder: (baseKey, { type }, envelope) => namesKey(baseKey, type, envelope),
    sealTo: (recipient, place, plaintext) => sealTo(recipient, bind(place), plaintext),
    openWith: (opener, place, envelope) => openWith(opener, bind(place), envelope),
    isTo: ({ publicKey }, envelope) => namesPublicKey(publicKey, envelope),
  };
}
