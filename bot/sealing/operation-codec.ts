import { limits } from '../domain/limits';
import { closeReasons } from '../domain/message';
import type { Act } from '../domain/thread';
import type { Operation } from '../ports/sealer';
import type { Tag } from '../ports/thread-store';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, readBytes, u8 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { envelopeSizes } from './sizes';
import { encodeThreadRow, exactly, readThreadRow } from './thread-row-codec';
import { actBytes, oneOf, sideBytes, wordOf } from './words';

const operationBytes = { filing: 1, message: 2, act: 3 } as const satisfies Record<
  Operation['kind'],
  number
>;
const tagLength = 16;

/**
 * An operation without its padding, kind u8 first: filing `thread row | 8 tags of 16 | message envelope`; message
 * `writer | act | 8 tags of 16 | message envelope`; act `writer | act`. Writer: `thread 16 | side u8 | place u8`. Act:
 * `kind u8 | day u32`, then the reason as `length u8 | ASCII` of a closing, or the member's 16 bytes of a step-down.
 */
export function encodeOperation(operation: Operation): Buffer {
  const kind = u8(operationBytes[operation.kind]);
  switch (operation.kind) {
    case 'filing':
      return Buffer.concat([kind, encodeThreadRow(operation.thread), ...sealedMessage(operation)]);
    case 'message':
      return Buffer.concat([kind, ...writer(operation), ...sealedMessage(operation)]);
    case 'act':
      return Buffer.concat([kind, ...writer(operation)]);
  }
}

/** Reads what {@link encodeOperation} wrote; throws `seal_format` for anything else. */
export function decodeOperation(bytes: Buffer): Operation {
  const reader = readBytes(bytes);
  const operation = readOperation(reader);
  reader.end();
  return operation;
}

function readOperation(reader: ByteReader): Operation {
  const kind = wordOf(operationBytes, reader.u8());
  switch (kind) {
    case 'filing':
      return { kind, thread: readThreadRow(reader), ...readSealedMessage(reader) };
    case 'message':
      return { kind, ...readWriter(reader), ...readSealedMessage(reader) };
    case 'act':
      return { kind, ...readWriter(reader) };
  }
}

type Writer = Pick<Extract<Operation, { kind: 'act' }>, 'thread' | 'side' | 'place' | 'act'>;
type SealedMessage = Pick<Extract<Operation, { kind: 'filing' }>, 'tags' | 'message'>;

function writer({ thread, side, place, act }: Writer): Uint8Array[] {
  if (place >= limits.placesPerSide) throw new SealError('seal_value');
  return [idBytes(thread), u8(sideBytes[side]), u8(place), encodeAct(act)];
}

function readWriter(reader: ByteReader): Writer {
  const thread = idFromBytes(reader.bytes(16));
  const side = wordOf(sideBytes, reader.u8());
  const place = reader.u8();
  if (place >= limits.placesPerSide) throw new SealError('seal_format');
  return { thread, side, place, act: readAct(reader) };
}

function sealedMessage({ tags, message }: SealedMessage): Uint8Array[] {
  if (tags.length !== limits.candidateTags) throw new SealError('seal_value');
  return [...tags.map((tag) => exactly(tag, tagLength)), exactly(message, envelopeSizes.message)];
}

function readSealedMessage(reader: ByteReader): SealedMessage {
  const tags = Array.from({ length: limits.candidateTags }, (): Tag => reader.bytes(tagLength));
  return { tags, message: reader.bytes(envelopeSizes.message) };
}

function encodeAct(act: Act): Buffer {
  const head = Buffer.concat([u8(actBytes[act.kind]), dayBytes(act.day)]);
  if (act.kind === 'closed') {
    const reason = Buffer.from(act.reason, 'latin1');
    return Buffer.concat([head, u8(reason.length), reason]);
  }
  return act.kind === 'stepped_down' ? Buffer.concat([head, idBytes(act.member)]) : head;
}

function readAct(reader: ByteReader): Act {
  const kind = wordOf(actBytes, reader.u8());
  const day = dayOf(reader.u32());
  if (kind === 'closed')
    return { kind, day, reason: oneOf(closeReasons, reader.text(reader.u8())) };
  if (kind === 'stepped_down') return { kind, day, member: idFromBytes(reader.bytes(16)) };
  return { kind, day };
}
