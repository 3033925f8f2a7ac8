import { timingSafeEqual } from 'node:crypto';
import type { Month } from '../domain/day';
import type { MonthSample } from '../ports/key-needs';
import type { KnownMonth } from '../ports/known-months';
import type { ThreadRow } from '../ports/thread-store';
import type { Place } from './associated-data';
import type { Envelopes } from './envelopes';
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

/** Whether a key is what threads of its month are under. One that is damaged decides nothing. */
export function isOfThreads(
  envelopes: Pick<Envelopes, 'isUnder'>,
  sample: MonthSample,
  key: Uint8Array,
): boolean {
  const says = sample.flatMap(({ id, keys }) => {
    try {
      return [envelopes.isUnder(key, placeOfThreadKeys(id), keys)];
    } catch {
      return [];
    }
  });
  return says.length === 0 || says.includes(true);
}
