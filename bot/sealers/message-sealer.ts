import type { EnvelopeType } from '../crypto/envelope-types';
import type { Envelopes } from '../crypto/envelopes';
import { u8, u32 } from '../crypto/fixed-width';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { decodeMessage, encodeMessage } from '../crypto/message-codec';
import { pad, unpad } from '../crypto/padding';
import { SealError } from '../crypto/seal-error';
import { plaintextSizes } from '../crypto/sizes';
import { sideBytes } from '../crypto/words';
import { type Body, sideOf } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealer';

const typeOf = {
  reporter: 'reporter-message',
  desk: 'desk-message',
} as const satisfies Record<Family, EnvelopeType>;

/**
 * Messages, each an envelope of one size under a data key. The same key makes their tags: its holder finds a
 * thread's messages, and nobody else can tell which belong together.
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
        hmac(key, u8(sideBytes[family]), u32(from + step)).subarray(0, 16),
      );
    },
  };
}

/** A message's family. Notes have none: they are a desk's records. */
function familyOf(body: Body): Family {
  if (body.kind === 'note') throw new SealError('seal_format');
  return sideOf(body);
}
