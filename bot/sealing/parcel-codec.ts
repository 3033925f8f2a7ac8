import type { ThreadId } from '../domain/ids';
import type { HrStep } from '../domain/thread';
import type { Parcel, ParcelContent } from '../ports/desk-records';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, u8, u16 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { exactly } from './thread-row-codec';
import { wordOf } from './words';

/** Numbers are for ever. */
export const parcelBytes = { excerpt: 1, move: 2, words: 3 } as const satisfies Record<
  Parcel['kind'],
  number
>;
const howBytes = { agreed: 1, told: 2, untold: 3 } as const;
const stepBytes = { asked: 1, yes: 2, no: 3, given: 4, answered: 5 } as const satisfies Record<
  HrStep,
  number
>;
const none = 0;
const tagLength = 16;

/**
 * A parcel without its padding: `kind u8 | id 16 | goes on u32`, then of an excerpt `how u8 | step before u8
 * | deferral | text`, of a move `rows beyond the places u16 | dropped u8 | thread 16 | record`, of words
 * `place u8 | text`. Deferral and record are `1 | 16` bytes, or a 0; no step is 0; a text goes to the end.
 */
export function encodeParcel(parcel: Parcel): Buffer {
  return Buffer.concat([
    u8(parcelBytes[parcel.kind]),
    idBytes(parcel.id),
    dayBytes(parcel.outOn),
    ...contentOf(parcel),
  ]);
}

function contentOf(parcel: Parcel): Uint8Array[] {
  switch (parcel.kind) {
    case 'excerpt': {
      const { how, before, deferral, text } = parcel;
      return [
        u8(howBytes[how]),
        u8(before === undefined ? none : stepBytes[before]),
        ...optional(deferral && idBytes(deferral)),
        Buffer.from(text, 'utf8'),
      ];
    }
    case 'move': {
      const { beyond, dropped, to, held } = parcel;
      return [u16(beyond), u8(dropped ? 1 : 0), idBytes(to), ...optional(held)];
    }
    case 'words':
      return [u8(parcel.place), Buffer.from(parcel.text, 'utf8')];
  }
}

/** Reads what {@link encodeParcel} wrote; `seal_format` for anything else. */
export function readParcel(reader: ByteReader): Parcel {
  const kind = wordOf(parcelBytes, reader.u8());
  const id = idFromBytes(reader.bytes(16));
  const outOn = dayOf(reader.u32());
  const content = readContent(kind, reader);
  reader.end();
  return { id, outOn, ...content };
}

function readContent(kind: Parcel['kind'], reader: ByteReader): ParcelContent {
  switch (kind) {
    case 'excerpt': {
      const how = wordOf(howBytes, reader.u8());
      const step = reader.u8();
      const before = step === none ? undefined : wordOf(stepBytes, step);
      const deferral = readFlag(reader) ? idFromBytes(reader.bytes(16)) : undefined;
      return { kind, how, before, deferral, text: reader.text(reader.rest()) };
    }
    case 'move': {
      const beyond = reader.u16();
      const dropped = readFlag(reader);
      const to: ThreadId = idFromBytes(reader.bytes(16));
      return {
        kind,
        beyond,
        dropped,
        to,
        held: readFlag(reader) ? reader.bytes(tagLength) : undefined,
      };
    }
    case 'words':
      return { kind, place: reader.u8(), text: reader.text(reader.rest()) };
  }
}

function optional(bytes: Uint8Array | undefined): Uint8Array[] {
  return bytes === undefined ? [u8(0)] : [u8(1), exactly(bytes, 16)];
}

function readFlag(reader: ByteReader): boolean {
  const flag = reader.u8();
  if (flag > 1) throw new SealError('seal_format');
  return flag === 1;
}
