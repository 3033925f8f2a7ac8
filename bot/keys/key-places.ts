import type { Place } from '../crypto/associated-data';
import { dayBytes, u32 } from '../crypto/fixed-width';
import { SealError } from '../crypto/seal-error';
import { deskBytes } from '../crypto/words';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { parseVersion } from '../domain/key-version';
import type { SealedKey } from '../ports/sealed-keys';

/** Where a desk's keys belong. From the second version on the row has its number in the last four bytes. */
export function placeOfDeskKey(
  type: 'desk-private' | 'desk-queue',
  desk: Desk,
  version: number,
): Place {
  return { type, field: deskBytes[desk], row: rowEnding(u32(version === 1 ? 0 : version)) };
}

/** The row has the day in its last four bytes. */
export function placeOfDraftKey(day: Day): Place {
  return { type: 'draft-key', row: rowOfDay(day) };
}

/** Where a key that is a row belongs. Throws `seal_format` for a label that names no version. */
export function placeOfSealedKey(key: SealedKey): Place {
  if (key.kind === 'draft-key') return placeOfDraftKey(key.day);
  const version = parseVersion(key.desk, key.label);
  if (version === undefined) throw new SealError('seal_format');
  return placeOfDeskKey(key.kind, key.desk, version.number);
}

/** A row of 16 bytes that ends in a day. */
export function rowOfDay(day: Day): Buffer {
  return rowEnding(dayBytes(day));
}

function rowEnding(four: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(12), four]);
}
