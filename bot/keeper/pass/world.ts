import type { CrowdBound } from '../../domain/crowd';
import type { Day } from '../../domain/day';
import type { WaitsFor, When } from '../../domain/window';
import type { Journal } from '../../ports/journal';
import type { ImageSealer, PoolKeys, PoolStore } from '../../ports/pool-store';
import type { Random } from '../../ports/random';

/** Dependencies of the pool. */
export interface PoolWorld {
  readonly store: PoolStore;
  readonly sealer: ImageSealer;
  readonly keys: PoolKeys;
  readonly random: Pick<Random, 'id'>;
  readonly journal: Pick<Journal, 'fault'>;
  /** The days that are told of something stored now, and when it comes out. */
  readonly when: (waits: WaitsFor, byDesk: boolean) => When;
  /** The day of the next pass; where none is scheduled, the next turn of the keys. */
  readonly nextTurn: () => Day;
  /** The known counts of people, merged with this process's own. */
  readonly crowds: (known: readonly CrowdBound[]) => readonly CrowdBound[];
  /** Until when beats come each second: as known here, and as the rows say. */
  readonly beatRate: {
    readonly fastUntil: () => number;
    readonly hear: (fastUntil: number) => void;
  };
  /** Called when something waits for a beat. */
  readonly onQueued?: (() => void) | undefined;
  /** Whether an answer waits for a beat even if it stores nothing. */
  readonly comesWithBeats: boolean;
  /** Called as a beat begins; the image is written when its result resolves, at a fixed moment. */
  readonly steadies?: (() => () => Promise<void>) | undefined;
  /** Called after a beat that has taken something in. */
  readonly onHeld?: (() => void) | undefined;
}
