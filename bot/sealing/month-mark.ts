import { timingSafeEqual } from 'node:crypto';
import type { Month } from '../domain/day';
import type { KnownMonth } from '../ports/known-months';
import type { ThreadRow } from '../ports/thread-store';
import type { Place } from './associated-data';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';

/** Says which key a month has: `HMAC(HKDF(month's key, "wb1/known-month"), month in ASCII)`. */
export function markMonth(month: Month, key: Uint8Array): KnownMonth {
  return { month, mark: Uint8Array.from(hmac(hkdf(key, 'wb1/known-month'), month)) };
}

/** Whether a month's key is the one of which there is a row. */
export function isMarked({ month, mark }: KnownMonth, key: Uint8Array): boolean {
  const ours = markMonth(month, key).mark;
  return ours.length === mark.length && timingSafeEqual(ours, mark);
}

/** Where a thread's `keys` belong. */
export function placeOfThreadKeys(id: ThreadRow['id']): Place {
  return { type: 'thread-keys', thread: idBytes(id) };
}
