import { limits } from '../domain/limits';
import type { Operation } from '../ports/sealer';
import type { Tag } from '../ports/thread-store';
import { encodeAct, readAct } from './act-codec';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, readBytes, u8, u16, u32 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { envelopeSizes } from './sizes';
import { encodeThreadRow, exactly, readThreadRow } from './thread-row-codec';
import { sideBytes, wordOf } from './words';

const operationBytes = {
  filing: 1,
  message: 2,
  act: 3,
  move: 4,
  carry: 5,
  remove: 6,
  hold: 7,
  cover: 8,
  rekey: 10,
} as const satisfies Record<Operation['kind'], number>;
/** What goes before an operation that says when it is due. */
const dueByte = 9;
const withNextPass = 0;
const tagLength = 16;

/**
 * An operation without its padding, kind u8 first: filing `thread row | 8 tags of 16 | message envelope`;
 * message `writer | act | 8 tags of 16 | message envelope`; act `writer | act`; move `from 16 | revision 16 |
 * thread row | 8 tags of 16 | message envelope`; carry `thread 16 | 8 tags of 16 | message envelope`; remove
 * `thread 16 | count u16 | so many tags of 16`; rekey as a message, then `blind index 32 | public key 32 |
 * the common key wrapped to it`; hold and cover nothing. Writer: `thread 16 | side u8 | place u8`. A
 * message, filing or move of which a desk keeps a copy ends in the copy's tag of 16; every other ends before
 * it. One that says when it is due has `9 | day u32` before its kind; 0 is the next pass.
 */
export function encodeOperation(operation: Operation): Buffer {
  const { due } = operation;
  if (due === undefined) return encodeWork(operation);
  const day = due === 'pass' ? u32(withNextPass) : dayBytes(due);
  return Buffer.concat([u8(dueByte), day, encodeWork(operation)]);
}

function encodeWork(operation: Operation): Buffer {
  const kind = u8(operationBytes[operation.kind]);
  switch (operation.kind) {
    case 'filing':
      return Buffer.concat([
        kind,
        encodeThreadRow(operation.thread),
        ...sealedMessage(operation),
        ...copyOf(operation),
      ]);
    case 'message':
      return Buffer.concat([
        kind,
        ...writer(operation),
        ...sealedMessage(operation),
        ...copyOf(operation),
      ]);
    case 'act':
      return Buffer.concat([kind, ...writer(operation)]);
    case 'move': {
      const left = [idBytes(operation.from), idBytes(operation.revision)];
      const row = encodeThreadRow(operation.thread);
      return Buffer.concat([kind, ...left, row, ...sealedMessage(operation), ...copyOf(operation)]);
    }
    case 'carry':
      return Buffer.concat([kind, idBytes(operation.thread), ...sealedMessage(operation)]);
    case 'remove':
      return Buffer.concat([kind, idBytes(operation.thread), ...removedTags(operation.tags)]);
    case 'rekey':
      return Buffer.concat([
        kind,
        ...writer(operation),
        ...sealedMessage(operation),
        exactly(operation.blindIndex, 32),
        exactly(operation.publicKey, 32),
        exactly(operation.reporterCommon, envelopeSizes.wrap),
      ]);
    case 'hold':
    case 'cover':
      return kind;
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
  const first = reader.u8();
  if (first !== dueByte) return readWork(reader, first);
  const day = reader.u32();
  return { ...readWork(reader, reader.u8()), due: day === withNextPass ? 'pass' : dayOf(day) };
}

function readWork(reader: ByteReader, byte: number): Operation {
  const kind = wordOf(operationBytes, byte);
  switch (kind) {
    case 'filing':
      return {
        kind,
        thread: readThreadRow(reader),
        ...readSealedMessage(reader),
        ...readCopy(reader),
      };
    case 'message':
      return {
        kind,
        ...readWriter(reader),
        ...readSealedMessage(reader),
        ...readCopy(reader),
      };
    case 'act':
      return { kind, ...readWriter(reader) };
    case 'move': {
      const from = idFromBytes(reader.bytes(16));
      const revision = idFromBytes(reader.bytes(16));
      const thread = readThreadRow(reader);
      return { kind, from, revision, thread, ...readSealedMessage(reader), ...readCopy(reader) };
    }
    case 'carry': {
      const thread = idFromBytes(reader.bytes(16));
      return { kind, thread, ...readSealedMessage(reader) };
    }
    case 'remove': {
      const thread = idFromBytes(reader.bytes(16));
      return { kind, thread, tags: readRemovedTags(reader) };
    }
    case 'rekey':
      return {
        kind,
        ...readWriter(reader),
        ...readSealedMessage(reader),
        blindIndex: reader.bytes(32),
        publicKey: reader.bytes(32),
        reporterCommon: reader.bytes(envelopeSizes.wrap),
      };
    case 'hold':
    case 'cover':
      return { kind };
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

function copyOf({ copy }: { readonly copy?: Tag | undefined }): Uint8Array[] {
  return copy === undefined ? [] : [exactly(copy, tagLength)];
}

function readCopy(reader: ByteReader): { readonly copy?: Tag } {
  return reader.rest() > 0 ? { copy: reader.bytes(tagLength) } : {};
}

function sealedMessage({ tags, message }: SealedMessage): Uint8Array[] {
  if (tags.length !== limits.candidateTags) throw new SealError('seal_value');
  return [...tags.map((tag) => exactly(tag, tagLength)), exactly(message, envelopeSizes.message)];
}

function readSealedMessage(reader: ByteReader): SealedMessage {
  const tags = readTags(reader, limits.candidateTags);
  return { tags, message: reader.bytes(envelopeSizes.message) };
}

function removedTags(tags: readonly Tag[]): Uint8Array[] {
  if (tags.length > limits.removedTags) throw new SealError('seal_value');
  return [u16(tags.length), ...tags.map((tag) => exactly(tag, tagLength))];
}

function readRemovedTags(reader: ByteReader): Tag[] {
  const count = reader.u16();
  if (count > limits.removedTags) throw new SealError('seal_format');
  return readTags(reader, count);
}

function readTags(reader: ByteReader, count: number): Tag[] {
  return Array.from({ length: count }, () => reader.bytes(tagLength));
}
