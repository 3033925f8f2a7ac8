import type { Day } from '../domain/day';

/**
 * The days' draft keys, sealed by a vault key. Two days live; older ones are destroyed.
 * The upkeep makes the day's, so that the rows say on which days it ran and not whether somebody pressed.
 */
export interface DraftKeys {
  /** The sealed key of a day; `undefined` when it was never made or is gone. */
  get(day: Day): Promise<Uint8Array | undefined>;
  /** Keeps a sealed key unless the day has one; gives the one that is kept now. */
  getOrCreate(day: Day, sealed: Uint8Array): Promise<Uint8Array>;
  days(): Promise<readonly Day[]>;
  destroyBefore(day: Day): Promise<void>;
}
