import { limits } from '../domain/limits';
import { type Body, sideOf } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealer';
import type { EnvelopeType } from './envelope-types';
import type { Envelopes } from './envelopes';
import { u8, u16, u32 } from './fixed-width';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { decodeMessage, encodeMessage } from './message-codec';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { familyBytes, sideBytes } from './words';

const typeOf = {
  reporter: 'reporter-message',
  desk: 'desk-message',
  note: 'note',
} as const satisfies Record<Family, EnvelopeType>;

/**
 * Messages, each an envelope of one size under a data key. Tags and slots are keyed with that data key too:
 * who has it finds a thread's messages, and nobody else can tell that two belong together.
 * What goes to the other desk beyond a thread's places has slots of `HMAC(HKDF(internal, "wb1/parcel-slot"),
 * epoch 16 | index u16)`.
 */
export function createMessageSealer(envelopes: Envelopes): MessageSealer {
  return {
    seal(dataKey, thread, message) {
      const place = { type: typeOf[familyOf(message.body)], thread: idBytes(thread) };
      const plaintext = pad(encodeMessage(message), plaintextSizes.message);
      return envelopes.seal(dataKey, place, plaintext);
    },
    open(dataKey, thread, family, envelope) {
      const place = { type: typeOf[family], thread: idBytes(thread) };
      const plaintext = envelopes.open(dataKey, place, envelope);
      const message = decodeMessage(unpad(plaintext, plaintextSizes.message));
      if (familyOf(message.body) !== family) throw new SealError('seal_format');
      return message;
    },
    tags(dataKey, family, from, count) {
      const key = hkdf(dataKey, 'wb1/index');
      return Array.from({ length: count }, (_, step) =>
        hmac(key, u8(familyBytes[family]), u32(from + step)).subarray(0, 16),
      );
    },
    slots(commonKey, epoch, side) {
      const key = hkdf(commonKey, 'wb1/slot');
      return Array.from({ length: limits.placesPerSide }, (_, place) =>
        hmac(key, idBytes(epoch), u8(sideBytes[side]), u8(place)),
      );
    },
    parcelSlots(internal, epoch, count) {
      const key = hkdf(internal, 'wb1/parcel-slot');
      return Array.from({ length: count }, (_, index) => hmac(key, idBytes(epoch), u16(index)));
    },
  };
}

function familyOf(body: Body): Family {
  return body.kind === 'note' ? 'note' : sideOf(body);
}
