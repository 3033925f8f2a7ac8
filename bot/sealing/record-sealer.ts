import type { ThreadId } from '../domain/ids';
import { isByReporter, type Message } from '../domain/message';
import type { Copy, RecordSealer } from '../ports/desk-records';
import { dayBytes, dayOf } from './calendar-bytes';
import type { Envelopes } from './envelopes';
import { type ByteReader, readBytes, u8, u32 } from './fixed-width';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { decodeMessage, encodeMessage } from './message-codec';
import { pad, unpad } from './padding';
import { encodeParcel, parcelBytes, readParcel } from './parcel-codec';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';

/** The first byte of a record, and of what its tag is made of. Numbers are for ever. */
const forms = { note: 1, copy: 2, parcel: 3 } as const;

/**
 * A desk's records, each an envelope of one size under the thread's internal data key. Plaintext of a note:
 * `1 | message`; of a copy: `2 | place u8 | out on u32 | alone u8 | message`; the message as it stands in a
 * message's own envelope; of a parcel's copy `3 | parcel`. Tags are the first 16 bytes of an HMAC under
 * `HKDF(internal, "wb1/record")`, of a note over `1 | number u32`, of a copy over `2 | place u8 | out on
 * u32`, of a parcel's over `3 | kind u8 | place u8 | out on u32`.
 */
export function createRecordSealer(envelopes: Envelopes): RecordSealer {
  const tag = (internal: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
    hmac(hkdf(internal, 'wb1/record'), ...parts).subarray(0, 16);
  const seal = (internal: Uint8Array, thread: ThreadId, content: Uint8Array): Buffer => {
    const place = { type: 'desk-record', thread: idBytes(thread) } as const;
    return envelopes.seal(internal, place, pad(content, plaintextSizes.record));
  };
  const open = (internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): ByteReader => {
    const place = { type: 'desk-record', thread: idBytes(thread) } as const;
    return readBytes(unpad(envelopes.open(internal, place, envelope), plaintextSizes.record));
  };
  return {
    noteTags: (internal, from, count) =>
      Array.from({ length: count }, (_, step) => tag(internal, u8(forms.note), u32(from + step))),
    sealNote: (internal, thread, note) =>
      seal(internal, thread, Buffer.concat([u8(forms.note), encodeMessage(note)])),
    openNote(internal, thread, envelope) {
      const reader = open(internal, thread, envelope);
      if (reader.u8() !== forms.note) throw new SealError('seal_format');
      const { body, ...message } = readMessage(reader);
      if (body.kind !== 'note') throw new SealError('seal_format');
      return { ...message, body };
    },
    copyTag: (internal, place, outOn) => tag(internal, u8(forms.copy), u8(place), dayBytes(outOn)),
    sealCopy: (internal, thread, { place, outOn, alone, message }) =>
      seal(
        internal,
        thread,
        Buffer.concat([
          ...[u8(forms.copy), u8(place), dayBytes(outOn), u8(alone ? 1 : 0)],
          encodeMessage(message),
        ]),
      ),
    openCopy(internal, thread, envelope) {
      const reader = open(internal, thread, envelope);
      if (reader.u8() !== forms.copy) throw new SealError('seal_format');
      return readCopy(reader);
    },
    parcelTag: (internal, { kind, place, outOn }) =>
      tag(internal, u8(forms.parcel), u8(parcelBytes[kind]), u8(place), dayBytes(outOn)),
    sealParcel: (internal, thread, parcel) =>
      seal(internal, thread, Buffer.concat([u8(forms.parcel), encodeParcel(parcel)])),
    openParcel(internal, thread, envelope) {
      const reader = open(internal, thread, envelope);
      if (reader.u8() !== forms.parcel) throw new SealError('seal_format');
      return readParcel(reader);
    },
  };
}

function readCopy(reader: ByteReader): Copy {
  const place = reader.u8();
  const outOn = dayOf(reader.u32());
  const alone = reader.u8();
  if (alone > 1) throw new SealError('seal_format');
  const { body, ...message } = readMessage(reader);
  if (body.kind === 'note' || isByReporter(body)) throw new SealError('seal_format');
  return { place, outOn, alone: alone === 1, message: { ...message, body } };
}

function readMessage(reader: ByteReader): Message {
  return decodeMessage(reader.bytes(reader.rest()));
}
