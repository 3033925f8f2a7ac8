import type { Journal } from '../ports/journal';
import type { Pool } from '../ports/pool';
import { type Courier, createCourier, type Delivering } from './deliver-notices';
import { type Noticing, noticesFor } from './notices-for';
import { type Releasing, release } from './release';
import { waitAfter } from './wait-after';

export interface Keeper
  extends Omit<Releasing, 'threadSealer' | 'threads' | 'notices' | 'readKeys'>,
    Omit<Delivering, 'threadSealer' | 'threads' | 'people' | 'random'> {
  /** What the release's transaction works with: nothing is read within it. */
  readonly inRelease: Pick<Releasing, 'threadSealer' | 'readKeys'>;
  readonly threadSealer: Delivering['threadSealer'];
  readonly threads: Releasing['threads'] & Delivering['threads'];
  readonly people: Noticing['people'] & Delivering['people'];
  readonly pool: Pick<Pool, 'release' | 'waits'>;
  readonly journal: Journal;
}

/**
 * The policy `at-once`: whatever is written is released as soon as possible. It hides no time from whoever sees the
 * logs, and the first dialog says so.
 */
export interface ReleaseAtOnce {
  /** Something new waits. Several calls during one release lead to one more. A process that does not lead leaves it to the leader. */
  soon(): void;
  /** Looks whether another process has written something; does nothing while a release that failed is waited for. */
  look(): void;
  /** Resolves when nothing waits any more and the notices are out, or what failed will be tried again later. */
  settled(): Promise<void>;
}

/** Waits before a release that failed is tried again, in milliseconds. */
const waits = [1_000, 2_000, 5_000, 15_000, 60_000];

export function createReleaseAtOnce(keeper: Keeper): ReleaseAtOnce {
  const courier: Courier = createCourier(keeper);
  const releasing: Releasing = {
    ...keeper,
    ...keeper.inRelease,
    notices: (arrived) => noticesFor(keeper, arrived),
  };
  let running: Promise<void> | undefined;
  let asked = false;
  let failures = 0;
  let resting = false;
  const releaseAll = async (): Promise<void> => {
    while (asked) {
      asked = false;
      if (!(await keeper.leader.lead())) return;
      if (await keeper.pool.waits()) await release(releasing);
      courier.soon();
    }
  };
  const run = async (): Promise<void> => {
    try {
      await releaseAll();
      failures = 0;
    } catch (error) {
      keeper.journal.fault('release', error);
      failures += 1;
      if (!resting) later();
    }
    running = undefined;
    if (asked) soon();
  };
  /** What was called sent waits in the pool: it is tried again by itself, and nobody has to start anything anew. */
  const later = (): void => {
    resting = true;
    keeper.later(waitAfter(failures, waits, keeper.random), () => {
      resting = false;
      soon();
    });
  };
  const soon = (): void => {
    asked = true;
    running ??= run();
  };
  return {
    soon,
    look: () => {
      if (!resting) soon();
    },
    async settled() {
      while (running !== undefined) await running;
      await courier.settled();
    },
  };
}
