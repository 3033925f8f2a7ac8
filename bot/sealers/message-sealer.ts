import type { EnvelopeType } from '../crypto/envelope-types';
import type { Envelopes } from '../crypto/envelopes';
import { u8, u32 } from '../crypto/fixed-width';
import { decode, encode, record, word } from '../crypto/formats';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { messageFormat } from '../crypto/message-codec';
import { pad, unpad } from '../crypto/padding';
import { SealError } from '../crypto/seal-error';
import { plaintextSizes } from '../crypto/sizes';
import { sideBytes } from '../crypto/words';
import type { ThreadId } from '../domain/ids';
import { type Body, sideOf } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealers';
import type { RecordSealer, Tag } from '../ports/threads';

const typeOf = {
  reporter: 'reporter-message',
  desk: 'desk-message',
} as const satisfies Record<Family, EnvelopeType>;

/**
 * Each message is an envelope of one size under a data key. The same key makes the tags: its holder finds a
 * thread's messages, and nobody else can tell which belong together.
 */
export function createMessageSealer(envelopes: Envelopes): MessageSealer {
  /** A look for a thread's end asks for forty tags, one by one. */
  const indexKeys = new WeakMap<Uint8Array, Uint8Array>();
  return {
    seal(dataKey, thread, message) {
      const place = { type: typeOf[familyOf(message.body)], thread: idBytes(thread) };
      const plaintext = pad(encode(messageFormat, message), plaintextSizes.message);
      return envelopes.seal(dataKey, place, plaintext);
    },
    open(dataKey, thread, family, envelope) {
      const place = { type: typeOf[family], thread: idBytes(thread) };
      const plaintext = envelopes.open(dataKey, place, envelope);
      const message = decode(messageFormat, unpad(plaintext, plaintextSizes.message));
      if (familyOf(message.body) !== family) throw new SealError('seal_format');
      return message;
    },
    tags: (dataKey, family, from, count) => {
      const key = indexKeys.get(dataKey) ?? hkdf(dataKey, 'wb1/index');
      indexKeys.set(dataKey, key);
      return tagsUnder(key, sideBytes[family], from, count);
    },
  };
}

/** Tags from a number on: the first 16 bytes of `HMAC(key, kind u8 | number u32)` each. */
function tagsUnder(key: Uint8Array, kind: number, from: number, count: number): readonly Tag[] {
  return Array.from({ length: count }, (_, step) =>
    hmac(key, u8(kind), u32(from + step)).subarray(0, 16),
  );
}

/** Notes have none: they are a desk's records. */
function familyOf(body: Body): Family {
  if (body.kind === 'note') throw new SealError('seal_format');
  return sideOf(body);
}

/** The first byte of a record and of its tag's input. Numbers are for ever. */
const note = 1;
const recordFormat = record({ kind: word({ note }), message: messageFormat });

/**
 * Each of a desk's notes is an envelope of one size under the thread's internal data key: `1 | message`, the
 * message as it is in a message's own envelope. A note's tag is the first 16 bytes of an HMAC over `1 |
 * number u32` under `HKDF(internal, "wb1/record")`.
 */
export function createRecordSealer(envelopes: Envelopes): RecordSealer {
  const placeOf = (thread: ThreadId) => ({ type: 'desk-record', thread: idBytes(thread) }) as const;
  return {
    noteTags: (internal, from, count) => tagsUnder(hkdf(internal, 'wb1/record'), note, from, count),
    sealNote: (internal, thread, message) => {
      const content = encode(recordFormat, { kind: 'note', message });
      return envelopes.seal(internal, placeOf(thread), pad(content, plaintextSizes.record));
    },
    openNote(internal, thread, envelope) {
      const plaintext = envelopes.open(internal, placeOf(thread), envelope);
      const { message } = decode(recordFormat, unpad(plaintext, plaintextSizes.record));
      const { body } = message;
      if (body.kind !== 'note') throw new SealError('seal_format');
      return { ...message, body };
    },
  };
}
