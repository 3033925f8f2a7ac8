import type { Place } from '../crypto/associated-data';
import { hkdf, hmac, isSame } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import type { Month } from '../domain/day';
import type { KnownMonth } from '../ports/keys';
import type { ThreadRow } from '../ports/threads';

/** `HMAC(HKDF(month's key, "wb1/known-month"), month in ASCII)`. */
export function markMonth(month: Month, key: Uint8Array): KnownMonth {
  return { month, mark: Uint8Array.from(hmac(hkdf(key, 'wb1/known-month'), month)) };
}

export function isMarked({ month, mark }: KnownMonth, key: Uint8Array): boolean {
  return isSame(markMonth(month, key).mark, mark);
}

/**
 * Proves that the product put a thread under a month: `HMAC(HKDF(witness key, "wb1/thread-month"), id 16 |
 * month in ASCII)`, 16 bytes. It outlives the month's key.
 */
export function markThread(
  witness: Uint8Array,
  { id, expiry }: Pick<ThreadRow, 'id' | 'expiry'>,
): Buffer {
  return hmac(hkdf(witness, 'wb1/thread-month'), idBytes(id), expiry).subarray(0, 16);
}

export function placeOfThreadKeys(id: ThreadRow['id']): Place {
  return { type: 'thread-keys', thread: idBytes(id) };
}
