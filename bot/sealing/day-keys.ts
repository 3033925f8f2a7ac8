import type { Day } from '../domain/day';
import { readBytes } from './fixed-width';
import { placeOfDraftKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import { symmetricOverhead } from './symmetric-envelope';

/** The draft keys of one day, 32 bytes each. There is one, but for a day that version 0.1 had rotated. */
export interface DayKeys {
  /** The one that seals. */
  readonly newest: Uint8Array;
  /** The one that names the day's submissions. */
  readonly first: Uint8Array;
  /** All that open, the newest first. */
  readonly all: readonly Uint8Array[];
}

interface SealedDayKey {
  /** Which rotation drew it; 1 for the day's only key. */
  readonly number: number;
  readonly sealed: Uint8Array;
}

/** A key of 32 bytes under a vault key. */
const sealedLength = 32 + symmetricOverhead;

/** The column of a day: its key under the newest vault key. */
export function sealDayKey(keyWrap: KeyWrap, day: Day, key: Uint8Array): Buffer {
  return keyWrap.seal(placeOfDraftKey(day, 1), key);
}

/** Opens a day's column. Throws `seal_format`, `seal_open` or `seal_secret`. */
export function openDayKeys(keyWrap: KeyWrap, day: Day, column: Uint8Array): DayKeys {
  const [first, ...drawn] = readColumn(column);
  const open = ({ number, sealed }: SealedDayKey): Uint8Array =>
    keyWrap.open(placeOfDraftKey(day, number), sealed);
  const [key, ...later] = [open(first), ...drawn.map(open)];
  const all = [...later.reverse(), key];
  return { newest: all[0] ?? key, first: key, all };
}

/**
 * Whether a day's column was drawn under the newest vault key, or has been put under it. Throws
 * `seal_format`.
 */
export function isDayNewest(keyWrap: KeyWrap, column: Uint8Array): boolean {
  return readColumn(column).every(({ sealed }) => keyWrap.isNewest({ type: 'draft-key' }, sealed));
}

/**
 * The same key under the newest vault key; `undefined` when it is under that one already, or dies with its
 * day.
 */
export function renewDayKey(keyWrap: KeyWrap, day: Day, column: Uint8Array): Buffer | undefined {
  return column.length === sealedLength
    ? keyWrap.renew(placeOfDraftKey(day, 1), column)
    : undefined;
}

/**
 * `sealed key 80`. A rotation of version 0.1 added one or two keys beside the day's first, each as `number
 * u32 | sealed key 80`. No such column is written any more, and each is destroyed with its day: the last one
 * two days after the upgrade.
 */
function readColumn(column: Uint8Array): readonly [SealedDayKey, ...SealedDayKey[]] {
  const reader = readBytes(Buffer.from(column));
  const first = { number: 1, sealed: reader.bytes(sealedLength) };
  const drawn: SealedDayKey[] = [];
  while (reader.rest() > 0)
    drawn.push({ number: reader.u32(), sealed: reader.bytes(sealedLength) });
  return [first, ...drawn];
}
