import { addDays, type Day } from '../domain/day';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { DraftKeys } from '../ports/draft-keys';
import { placeOfDraftKey } from './key-places';
import type { KeyWrap } from './key-wrap';

/** The base keys of drafts, one a day; 32 bytes each. Today's and yesterday's live. */
export interface DayKeyring {
  /** The key of a live day, made when there is none yet. */
  make(day: Day): Promise<Uint8Array>;
  /** The key of a live day; `undefined` when it was never made. */
  find(day: Day): Promise<Uint8Array | undefined>;
  /** Today, then yesterday. */
  liveDays(): readonly [today: Day, yesterday: Day];
}

/** Remembers only the live days' keys, so that a destroyed one opens nothing in any process. */
export function createDayKeyring(
  draftKeys: DraftKeys,
  keyWrap: KeyWrap,
  clock: Clock,
  chance: Chance,
): DayKeyring {
  const kept = new Map<Day, Uint8Array>();

  const liveDays = (): readonly [Day, Day] => {
    const today = clock.today();
    const yesterday = addDays(today, -1);
    for (const day of kept.keys()) if (day < yesterday) kept.delete(day);
    return [today, yesterday];
  };

  const keep = async (day: Day, sealed: Uint8Array): Promise<Uint8Array> => {
    const key = await keyWrap.open(placeOfDraftKey(day), sealed);
    kept.set(day, key);
    return key;
  };

  const find = async (day: Day): Promise<Uint8Array | undefined> => {
    const known = kept.get(day);
    if (known !== undefined) return known;
    const sealed = await draftKeys.get(day);
    return sealed === undefined ? undefined : keep(day, sealed);
  };

  const make = async (day: Day): Promise<Uint8Array> => {
    const found = await find(day);
    if (found !== undefined) return found;
    const fresh = await keyWrap.seal(placeOfDraftKey(day), chance.bytes(32));
    return keep(day, await draftKeys.getOrCreate(day, fresh));
  };

  return { make, find, liveDays };
}
