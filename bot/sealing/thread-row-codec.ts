import { parseReference, type Reference } from '../domain/reference';
import type { ThreadRow } from '../ports/thread-store';
import { dayBytes, dayOf, monthBytes, readMonth } from './calendar-bytes';
import { type ByteReader, u8 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { envelopeSizes } from './sizes';
import { deskBytes, wordOf } from './words';

const referenceLength = 11;

/**
 * A whole thread row: `id 16 | reference 11 ASCII | blind index 32 | desk u8 | filed on u32 | expiry u16 |
 * revision 16 | state 816 | keys 380`.
 */
export function encodeThreadRow(row: ThreadRow): Buffer {
  return Buffer.concat([
    idBytes(row.id),
    referenceBytes(row.reference),
    exactly(row.blindIndex, 32),
    u8(deskBytes[row.desk]),
    dayBytes(row.filedOn),
    monthBytes(row.expiry),
    idBytes(row.revision),
    exactly(row.state, envelopeSizes.state),
    exactly(row.keys, envelopeSizes.threadKeys),
  ]);
}

export function readThreadRow(reader: ByteReader): ThreadRow {
  const id = idFromBytes(reader.bytes(16));
  const reference = parseReference(reader.text(referenceLength));
  if (reference === undefined) throw new SealError('seal_format');
  const blindIndex = reader.bytes(32);
  const desk = wordOf(deskBytes, reader.u8());
  const filedOn = dayOf(reader.u32());
  const expiry = readMonth(reader);
  const revision = idFromBytes(reader.bytes(16));
  const state = reader.bytes(envelopeSizes.state);
  const keys = reader.bytes(envelopeSizes.threadKeys);
  return { id, reference, blindIndex, desk, filedOn, expiry, revision, state, keys };
}

/** What the release could not read must not be sealed: the report would be lost after "sent" was said. */
function referenceBytes(reference: Reference): Uint8Array {
  if (parseReference(reference) !== reference) throw new SealError('seal_value');
  return Buffer.from(reference, 'latin1');
}

/** The bytes themselves if there are `length` of them; `seal_value` otherwise. */
export function exactly(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new SealError('seal_value');
  return bytes;
}
