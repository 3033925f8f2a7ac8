import type { Day } from '../domain/day';
import type { Desk, EpochId } from '../domain/ids';
import type { Place } from './associated-data';
import { dayBytes } from './calendar-bytes';
import { u32 } from './fixed-width';
import { idBytes } from './id-bytes';
import { deskBytes } from './words';

/** Where a desk's keys belong. From the second version on the row says which one, in its last four bytes. */
export function placeOfDeskKey(
  type: 'desk-private' | 'desk-queue',
  desk: Desk,
  version: number,
): Place {
  const place = { type, field: deskBytes[desk] };
  if (version === 1) return place;
  const row = Buffer.alloc(16);
  row.writeUInt32BE(version, 12);
  return { ...place, row };
}

export function placeOfEpochKey(epoch: EpochId): Place {
  return { type: 'epoch-private', row: idBytes(epoch) };
}

/**
 * The row names the day in its last four bytes, and before them which rotation drew the key; zero for the
 * day's first.
 */
export function placeOfDraftKey(day: Day, number: number): Place {
  const drawn = u32(number === 1 ? 0 : number);
  return { type: 'draft-key', row: Buffer.concat([Buffer.alloc(8), drawn, dayBytes(day)]) };
}
