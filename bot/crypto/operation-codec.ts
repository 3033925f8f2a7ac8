import { dayFromNumber } from '../domain/day';
import type { Id } from '../domain/ids';
import { type Body, isByReporter } from '../domain/message';
import type { Operation } from '../domain/operation';
import { parseReference, type Reference } from '../domain/reference';
import type { HrStep } from '../domain/thread';
import { type ByteReader, lengthAndText, optionalBytes, u8, u16 } from './fixed-width';
import { idBytes, type ReadId } from './id-bytes';
import { decodeMessage, encodeMessage } from './message-codec';
import { SealError } from './seal-error';
import { decodeState, encodeState } from './state-codec';
import { deskBytes, sideBytes, wordOf } from './words';

const kindBytes = { filing: 1, message: 2, move: 3, excerpt: 4 } as const satisfies Record<
  Operation['kind'],
  number
>;
const howBytes = { agreed: 1, told: 2, untold: 3 } as const;
const stepBytes = { asked: 1, yes: 2, no: 3, given: 4, answered: 5 } as const satisfies Record<
  HrStep,
  number
>;
const referenceLength = 11;

/**
 * An operation, `kind u8` first.
 *
 * - Filing: `desk u8 | reference 11 ASCII | blind index 32 | public key 32 | state length u16, JSON | body`.
 * - Message: `thread 16 | side u8 | place u8 | seen u16 | of its side u16 | stays u8 | renewal 0 or 1, blind
 *   index 32, public key 32 | from 0 or 1, 16 | body`.
 * - Move: `from 16 | to 16 | excluded u8 × 16 | dropped u8`.
 * - Excerpt: `origin 16 | reference 11 | excluded u8 × 16 | how u8 | step before u8, 0 for none | deferral 0
 *   or 1, 16 | text`.
 *
 * A body goes to the end as the message codec writes it, without id and day. A text has its length u16 in
 * front.
 */
export function encodeOperation(operation: Operation): Buffer {
  const kind = u8(kindBytes[operation.kind]);
  switch (operation.kind) {
    case 'filing': {
      const state = encodeState(operation.state);
      return Buffer.concat([
        kind,
        u8(deskBytes[operation.desk]),
        referenceBytes(operation.reference),
        exactly(operation.blindIndex, 32),
        exactly(operation.publicKey, 32),
        u16(state.length),
        state,
        bodyBytes(operation.body),
      ]);
    }
    case 'message': {
      const { thread, side, place, seen, ofSide, stays, renewal, from, body } = operation;
      return Buffer.concat([
        kind,
        idBytes(thread),
        u8(sideBytes[side]),
        u8(place),
        u16(seen),
        u16(ofSide),
        u8(stays === true ? 1 : 0),
        ...optionalBytes(renewal, (by) => [exactly(by.blindIndex, 32), exactly(by.publicKey, 32)]),
        ...optionalBytes(from, (id) => [idBytes(id)]),
        bodyBytes(body),
      ]);
    }
    case 'move': {
      const { from, to, excluded, dropped } = operation;
      return Buffer.concat([
        kind,
        idBytes(from),
        idBytes(to),
        ...idList(excluded),
        u8(dropped ? 1 : 0),
      ]);
    }
    case 'excerpt': {
      const { origin, reference, excluded, how, before, deferral, text } = operation;
      return Buffer.concat([
        kind,
        idBytes(origin),
        referenceBytes(reference),
        ...idList(excluded),
        u8(howBytes[how]),
        u8(before === undefined ? 0 : stepBytes[before]),
        ...optionalBytes(deferral, (id) => [idBytes(id)]),
        ...lengthAndText(text),
      ]);
    }
  }
}

/** Reads what {@link encodeOperation} wrote; throws `seal_format` for anything else. */
export function readOperation(reader: ByteReader): Operation {
  const kind = wordOf(kindBytes, reader.u8());
  switch (kind) {
    case 'filing': {
      const desk = wordOf(deskBytes, reader.u8());
      const reference = readReference(reader);
      const blindIndex = copyOf(reader, 32);
      const publicKey = copyOf(reader, 32);
      const state = decodeState(reader.bytes(reader.u16()));
      const body = readBody(reader);
      if (!isByReporter(body)) throw new SealError('seal_format');
      return { kind, desk, reference, blindIndex, publicKey, state, body };
    }
    case 'message': {
      const thread = reader.id();
      const side = wordOf(sideBytes, reader.u8());
      const [place, seen, ofSide] = [reader.u8(), reader.u16(), reader.u16()];
      const stays = reader.flag() || undefined;
      const renewal = reader.optional(() => ({
        blindIndex: copyOf(reader, 32),
        publicKey: copyOf(reader, 32),
      }));
      const from = reader.optional(reader.id);
      const body = readBody(reader);
      if (body.kind === 'note') throw new SealError('seal_format');
      return { kind, thread, side, place, seen, ofSide, stays, renewal, from, body };
    }
    case 'move': {
      const [from, to, excluded] = [reader.id(), reader.id(), readIds(reader)];
      return { kind, from, to, excluded, dropped: reader.flag() };
    }
    case 'excerpt': {
      const origin = reader.id();
      const reference = readReference(reader);
      const excluded = readIds(reader);
      const how = wordOf(howBytes, reader.u8());
      const step = reader.u8();
      const before = step === 0 ? undefined : wordOf(stepBytes, step);
      const deferral = reader.optional(reader.id);
      const text = reader.sizedText();
      return { kind, origin, reference, excluded, how, before, deferral, text };
    }
  }
}

/** The release gives a body its id, day and position. */
const blank = { id: '0'.repeat(32) as Id, day: dayFromNumber(0), position: 0 };

function bodyBytes(body: Body): Buffer {
  return encodeMessage({ ...blank, body });
}

function readBody(reader: ByteReader): Body {
  return decodeMessage(reader.bytes(reader.rest())).body;
}

/** Seals nothing that the release could not read: the report would be lost after "sent" was said. */
function referenceBytes(reference: Reference): Uint8Array {
  if (parseReference(reference) !== reference) throw new SealError('seal_value');
  return Buffer.from(reference, 'latin1');
}

function readReference(reader: ByteReader): Reference {
  const reference = parseReference(reader.text(referenceLength));
  if (reference === undefined) throw new SealError('seal_format');
  return reference;
}

function idList(ids: readonly Id[]): Uint8Array[] {
  return [u8(ids.length), ...ids.map(idBytes)];
}

function readIds(reader: ByteReader): ReadId[] {
  return Array.from({ length: reader.u8() }, reader.id);
}

/** A copy, which does not hold the whole image in memory. */
function copyOf(reader: ByteReader, length: number): Uint8Array {
  return Uint8Array.from(reader.bytes(length));
}

/** The bytes themselves if there are `length` of them; `seal_value` otherwise. */
function exactly(bytes: Uint8Array, length: number): Buffer {
  if (bytes.length !== length) throw new SealError('seal_value');
  return Buffer.from(bytes);
}
