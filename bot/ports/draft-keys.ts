import type { Day } from '../domain/day';

/**
 * The days' draft keys, sealed by a vault key. Two days live; older ones are destroyed. The upkeep makes each
 * day's key, so the rows do not tell whether somebody pressed.
 */
export interface DraftKeys {
  /** The sealed key of a day, while it exists. */
  get(day: Day): Promise<Uint8Array | undefined>;
  /** Stores a sealed key unless the day has one; returns the stored one. */
  getOrCreate(day: Day, sealed: Uint8Array): Promise<Uint8Array>;
  days(): Promise<readonly Day[]>;
  destroyBefore(day: Day): Promise<void>;
}
