import type { Day } from '../domain/day';
import { placeOfDraftKey } from './key-places';
import type { KeyWrap } from './key-wrap';

/** The column of a day: its draft key, 32 bytes, under the newest vault key. */
export function sealDayKey(keyWrap: KeyWrap, day: Day, key: Uint8Array): Buffer {
  return keyWrap.seal(placeOfDraftKey(day), key);
}

/** Opens a day's column. Throws `seal_format`, `seal_open` or `seal_secret`. */
export function openDayKey(keyWrap: KeyWrap, day: Day, column: Uint8Array): Uint8Array {
  return keyWrap.open(placeOfDraftKey(day), column);
}

/** Whether a day's column is under the newest vault key. Throws `seal_format`. */
export function isDayNewest(keyWrap: KeyWrap, column: Uint8Array): boolean {
  return keyWrap.isNewest({ type: 'draft-key' }, column);
}
