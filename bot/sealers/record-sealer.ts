import type { Envelopes } from '../crypto/envelopes';
import { readBytes, u8, u32 } from '../crypto/fixed-width';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { decodeMessage, encodeMessage } from '../crypto/message-codec';
import { pad, unpad } from '../crypto/padding';
import { SealError } from '../crypto/seal-error';
import { plaintextSizes } from '../crypto/sizes';
import type { ThreadId } from '../domain/ids';
import type { RecordSealer } from '../ports/desk-records';

/** The first byte of a record and of its tag's input. Numbers are for ever. */
const note = 1;

/**
 * A desk's notes, each an envelope of one size under the thread's internal data key: `1 | message`, the
 * message as it is in a message's own envelope. A note's tag is the first 16 bytes of an HMAC over `1 |
 * number u32` under `HKDF(internal, "wb1/record")`.
 */
export function createRecordSealer(envelopes: Envelopes): RecordSealer {
  const placeOf = (thread: ThreadId) => ({ type: 'desk-record', thread: idBytes(thread) }) as const;
  return {
    noteTags: (internal, from, count) => {
      const key = hkdf(internal, 'wb1/record');
      return Array.from({ length: count }, (_, step) =>
        hmac(key, u8(note), u32(from + step)).subarray(0, 16),
      );
    },
    sealNote: (internal, thread, message) => {
      const content = Buffer.concat([u8(note), encodeMessage(message)]);
      return envelopes.seal(internal, placeOf(thread), pad(content, plaintextSizes.record));
    },
    openNote(internal, thread, envelope) {
      const plaintext = envelopes.open(internal, placeOf(thread), envelope);
      const reader = readBytes(unpad(plaintext, plaintextSizes.record));
      if (reader.u8() !== note) throw new SealError('seal_format');
      const { body, ...message } = decodeMessage(reader.bytes(reader.rest()));
      if (body.kind !== 'note') throw new SealError('seal_format');
      return { ...message, body };
    },
  };
}
