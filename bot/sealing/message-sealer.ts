import { type Body, sideOf } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealer';
import type { EnvelopeType } from './envelope-types';
import type { Envelopes } from './envelopes';
import { u8, u32 } from './fixed-width';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { decodeMessage, encodeMessage } from './message-codec';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { familyBytes } from './words';

const typeOf = {
  reporter: 'reporter-message',
  desk: 'desk-message',
} as const satisfies Record<Family, EnvelopeType>;

/**
 * Messages, each an envelope of one size under a data key. Tags are keyed with that data key too: who has it
 * finds a thread's messages, and nobody else can tell that two belong together.
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
  };
}

/** A note is a desk's record, and never a message. */
function familyOf(body: Body): Family {
  if (body.kind === 'note') throw new SealError('seal_format');
  return sideOf(body);
}
