import type { CrowdBound } from '../../domain/crowd';
import type { Day } from '../../domain/day';
import type { WaitsFor, When } from '../../domain/window';
import type { Journal } from '../../ports/journal';
import type { ImageSealer, PoolKeys, PoolStore } from '../../ports/pool';
import type { Random } from '../../ports/random';

/** What the pool needs of the world. */
export interface PoolWorld {
  readonly store: PoolStore;
  readonly sealer: ImageSealer;
  readonly keys: PoolKeys;
  readonly random: Pick<Random, 'id'>;
  readonly journal: Pick<Journal, 'fault'>;
  /** When something is told to have happened that is stored now, and when it comes out. */
  readonly when: (waits: WaitsFor, byDesk: boolean) => When;
  /** The day at whose hour the next pass comes, or where the clock makes none the next turn of the keys. */
  readonly nextTurn: () => Day;
  /** What is known of how many people used the bot, with what this process has counted. */
  readonly crowds: (known: readonly CrowdBound[]) => readonly CrowdBound[];
  /** Until when beats come each second, as far as this process knows, and what the rows say. */
  readonly rhythm: { readonly fastUntil: () => number; readonly hear: (fastUntil: number) => void };
  /** To be called when something waits for a beat. */
  readonly onQueued?: (() => void) | undefined;
  /** Whether an answer waits for a beat in which it stores nothing. */
  readonly waitsForBeats: boolean;
  /**
   * To be called as a beat begins; what it gives resolves at a fixed moment after that, and only then is the
   * image written. So what a submission costs is not to be seen by when that is.
   */
  readonly steadies?: (() => () => Promise<void>) | undefined;
  /** To be called after a beat that has taken something in. */
  readonly onHeld?: (() => void) | undefined;
}
