import { addDays, type Day } from '../domain/day';
import type { Clock } from '../ports/clock';
import type { DraftKeys } from '../ports/draft-keys';
import type { Random } from '../ports/random';
import { type DayKeys, openKeysOf, sealFirst } from './day-keys';
import type { KeyWrap } from './key-wrap';
import { tryAll } from './try-all';

/** The base keys of drafts. Today's and yesterday's live; a day has one, and one more for each rotation of that day. */
export interface DayKeyring {
  /** The keys of a live day, made when there are none yet. */
  make(day: Day): Promise<DayKeys>;
  /** The keys of a live day that are remembered, or those of the database; `undefined` when none was ever made. */
  find(day: Day): Promise<DayKeys | undefined>;
  /** The keys of a live day as the database has them now. Those that are remembered stay when that fails. */
  reread(day: Day): Promise<DayKeys | undefined>;
  /** Reads all live days' keys again. */
  refresh(): Promise<void>;
  /** Whether the last refresh failed, so that a key that was drawn meanwhile may not be known. */
  hasFailed(): boolean;
  /** Today, then yesterday. */
  liveDays(): readonly [today: Day, yesterday: Day];
}

interface Kept {
  /** Later readings have higher numbers. */
  readonly reading: number;
  readonly column: Uint8Array;
  readonly keys: DayKeys;
}

/** Remembers only the live days' keys, so that a destroyed one opens nothing in any process. */
export function createDayKeyring(
  draftKeys: DraftKeys,
  keyWrap: KeyWrap,
  clock: Clock,
  random: Random,
): DayKeyring {
  const kept = new Map<Day, Kept>();
  let readings = 0;
  let failed = false;

  const liveDays = (): readonly [Day, Day] => {
    const today = clock.today();
    const yesterday = addDays(today, -1);
    for (const day of kept.keys()) if (day < yesterday) kept.delete(day);
    return [today, yesterday];
  };

  /** What a reading gave; one that began before the reading that is remembered is not. */
  const keep = async (day: Day, reading: number, column: Uint8Array): Promise<DayKeys> => {
    const known = kept.get(day);
    // The vault is not needed for what is known.
    const isKnown = known !== undefined && Buffer.compare(known.column, column) === 0;
    const keys = isKnown ? known.keys : await openKeysOf(keyWrap, day, column);
    const remembered = kept.get(day);
    if (remembered !== undefined && remembered.reading > reading) return remembered.keys;
    kept.set(day, { reading, column, keys });
    return keys;
  };

  const reread = async (day: Day): Promise<DayKeys | undefined> => {
    const reading = ++readings;
    const column = await draftKeys.get(day);
    return column === undefined ? undefined : keep(day, reading, column);
  };

  const find: DayKeyring['find'] = async (day) => kept.get(day)?.keys ?? reread(day);

  const make = async (day: Day): Promise<DayKeys> => {
    const found = await find(day);
    if (found !== undefined) return found;
    const fresh = await sealFirst(keyWrap, day, random.bytes(32));
    const reading = ++readings;
    return keep(day, reading, await draftKeys.getOrCreate(day, fresh));
  };

  return {
    make,
    find,
    reread,
    async refresh() {
      failed = true;
      await tryAll(liveDays().map((day) => () => reread(day)));
      failed = false;
    },
    hasFailed: () => failed,
    liveDays,
  };
}
