import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { Place } from './associated-data';
import { dayBytes } from './calendar-bytes';
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

/** The row names the day in its last four bytes. */
export function placeOfDraftKey(day: Day): Place {
  return { type: 'draft-key', row: Buffer.concat([Buffer.alloc(12), dayBytes(day)]) };
}
