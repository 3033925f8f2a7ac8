import type { Day } from '../domain/day';
import { readBytes, u32 } from './fixed-width';
import { placeOfDraftKey } from './key-places';
import type { KeyWrap } from './key-wrap';
import { symmetricOverhead } from './symmetric-envelope';

/** A day's draft key, sealed by a vault key. */
interface SealedDayKey {
  /** Which rotation drew it; 1 for the day's first. */
  readonly number: number;
  readonly sealed: Uint8Array;
}

/** A key of 32 bytes under a vault key. */
const sealedLength = 32 + symmetricOverhead;

/** The day's first names its submissions, and of those that rotations drew the latest two open what is still in a dialog. */
const most = 3;

/** The draft keys of one day, 32 bytes each. */
export interface DayKeys {
  /** The one that seals. */
  readonly newest: Uint8Array;
  /** The one that names the day's submissions: a draft has one name, whatever was drawn while it was on its way. */
  readonly first: Uint8Array;
  /** All that open, the newest first. */
  readonly all: readonly Uint8Array[];
}

/** Opens what {@link sealFirst} and {@link addKey} made. Throws `seal_format`, `seal_open` or `seal_secret`. */
export async function openKeysOf(keyWrap: KeyWrap, day: Day, column: Uint8Array): Promise<DayKeys> {
  const open = ({ number, sealed }: SealedDayKey): Promise<Uint8Array> =>
    keyWrap.open(placeOfDraftKey(day, number), sealed);
  const [oldest, ...later] = read(column);
  const first = await open(oldest);
  const drawn = (await Promise.all(later.map(open))).reverse();
  return { newest: drawn[0] ?? first, first, all: [...drawn, first] };
}

/** The column of a day that has one key. */
export async function sealFirst(keyWrap: KeyWrap, day: Day, key: Uint8Array): Promise<Uint8Array> {
  return keyWrap.seal(placeOfDraftKey(day, 1), key);
}

/** The same under the newest vault key and with one key more; `undefined` when a rotation of that number, or a later one, has drawn one. */
export async function addKey(
  keyWrap: KeyWrap,
  day: Day,
  column: Uint8Array,
  { number, key }: { readonly number: number; readonly key: () => Uint8Array },
): Promise<Uint8Array | undefined> {
  if (read(column).some((kept) => kept.number >= number)) return undefined;
  const sealed = await keyWrap.seal(placeOfDraftKey(day, number), key());
  const [first, ...drawn] = read((await renewKeysOf(keyWrap, day, column)) ?? column);
  return write([first, ...drawn.slice(2 - most), { number, sealed }]);
}

/** The same keys under the newest vault key; `undefined` when all of them are under that one already. */
export async function renewKeysOf(
  keyWrap: KeyWrap,
  day: Day,
  column: Uint8Array,
): Promise<Uint8Array | undefined> {
  const keys = read(column);
  const renewed = await Promise.all(
    keys.map(({ number, sealed }) => keyWrap.renew(placeOfDraftKey(day, number), sealed)),
  );
  if (renewed.every((sealed) => sealed === undefined)) return undefined;
  return write(keys.map((key, at) => ({ ...key, sealed: renewed[at] ?? key.sealed })));
}

/** `sealed key 80 | (number u32 | sealed key 80)*`, the oldest first. */
function write(keys: readonly SealedDayKey[]): Uint8Array {
  return Buffer.concat(
    keys.flatMap(({ number, sealed }, at) => (at === 0 ? [sealed] : [u32(number), sealed])),
  );
}

function read(column: Uint8Array): readonly [SealedDayKey, ...SealedDayKey[]] {
  const reader = readBytes(Buffer.from(column));
  const keys: [SealedDayKey, ...SealedDayKey[]] = [
    { number: 1, sealed: reader.bytes(sealedLength) },
  ];
  while (reader.rest() > 0) {
    const number = reader.u32();
    keys.push({ number, sealed: reader.bytes(sealedLength) });
  }
  return keys;
}
