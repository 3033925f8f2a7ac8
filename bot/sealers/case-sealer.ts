import { caseFormat } from '../crypto/case-codec';
import type { Envelopes } from '../crypto/envelopes';
import { u8 } from '../crypto/fixed-width';
import { decode, encode } from '../crypto/formats';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes, idFromBytes } from '../crypto/id-bytes';
import { pad, unpad } from '../crypto/padding';
import { plaintextSizes } from '../crypto/sizes';
import { deskBytes } from '../crypto/words';
import { endOfNumber } from '../domain/case';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Random } from '../ports/random';
import type { CaseSealer, NumberMark } from '../ports/threads';

/** The id of who locked a caller's word, which is written however full a record is. */
const lockBytes = 16;
/** The length in front of what is padded. */
const paddingBytes = 2;

/** The first byte of what a mark is made of. Numbers are for ever. */
const parts = { mark: 1, thread: 2 } as const;

/**
 * Each record is an envelope of one size under the thread's internal data key, bound to its revision. Its tag
 * is the first 16 bytes of `HMAC(HKDF(internal, "wb1/case"), 1)`. A diary number is found by
 * `HMAC(HKDF(pepper, "wb1/case-number"), 1 | desk u8 | end)`, over its end from the first digit on. It leads
 * to its thread by the id XOR the same over `2`; 16 bytes of each. Without a number both are random: rows
 * look alike.
 * @param peppers the newest first
 */
export function createCaseSealer(
  envelopes: Envelopes,
  random: Pick<Random, 'bytes'>,
  peppers: () => readonly Uint8Array[],
): CaseSealer {
  const over = (pepper: Uint8Array, part: number, desk: Desk, number: string): Buffer =>
    hmac(
      hkdf(pepper, 'wb1/case-number'),
      u8(part),
      u8(deskBytes[desk]),
      endOfNumber(number),
    ).subarray(0, 16);
  const markOf = (desk: Desk, number: string | undefined, thread: ThreadId): NumberMark => {
    const [newest] = peppers();
    if (number === undefined || newest === undefined)
      return { diaryMark: random.bytes(16), diaryThread: random.bytes(16) };
    return {
      diaryMark: over(newest, parts.mark, desk, number),
      diaryThread: xor(idBytes(thread), over(newest, parts.thread, desk, number)),
    };
  };
  const tag = (internal: Uint8Array): Buffer =>
    hmac(hkdf(internal, 'wb1/case'), u8(1)).subarray(0, 16);
  const placeOf = (thread: ThreadId, revision: Revision) =>
    ({ type: 'case', thread: idBytes(thread), row: idBytes(revision) }) as const;
  return {
    tag,
    fits(known) {
      const { word } = known;
      const lock = word !== undefined && word.lockedBy === undefined ? lockBytes : 0;
      return encode(caseFormat, known).length + lock <= plaintextSizes.case - paddingBytes;
    },
    seal(internal, { thread, desk, revision }, known) {
      const plaintext = pad(encode(caseFormat, known), plaintextSizes.case);
      const envelope = envelopes.seal(internal, placeOf(thread, revision), plaintext);
      return { tag: tag(internal), revision, ...markOf(desk, known.number, thread), envelope };
    },
    open(internal, thread, { revision, envelope }) {
      const plaintext = envelopes.open(internal, placeOf(thread, revision), envelope);
      return decode(caseFormat, unpad(plaintext, plaintextSizes.case));
    },
    marks: (desk, number) => peppers().map((pepper) => over(pepper, parts.mark, desk, number)),
    threadOf(desk, number, found) {
      const under = peppers().find(
        (pepper) => Buffer.compare(over(pepper, parts.mark, desk, number), found.diaryMark) === 0,
      );
      if (under === undefined) return undefined;
      return idFromBytes(xor(found.diaryThread, over(under, parts.thread, desk, number)));
    },
  };
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, place) => byte ^ (other[place] ?? 0)));
}
