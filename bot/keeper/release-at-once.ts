import { createCourier } from './deliver-notices';
import type { KeeperWorld } from './keeper';
import { release } from './release';
import { waitAfter } from './wait-after';

/**
 * The policy `at-once`: what is written is released as soon as possible. It hides no time from those who see
 * the logs, and the first dialog says so.
 */
export interface ReleaseAtOnce {
  /**
   * Something new waits. Several calls during one release lead to one more. A process that does not lead
   * leaves it to the leader.
   */
  soon(): void;
  /**
   * Looks whether another process has written something; does nothing while a release that failed is waited
   * for.
   */
  look(): void;
  /**
   * Resolves when nothing waits any more and the notices are out, or what failed will be tried again later.
   */
  settled(): Promise<void>;
}

/** Waits before a release that failed is tried again, in milliseconds. */
const releaseWaits = [1_000, 2_000, 5_000, 15_000, 60_000];

export function createReleaseAtOnce(world: KeeperWorld): ReleaseAtOnce {
  const courier = createCourier(world);
  let running: Promise<void> | undefined;
  let asked = false;
  let failures = 0;
  let resting = false;
  const releaseAll = async (): Promise<void> => {
    while (asked) {
      asked = false;
      if (!(await world.leader.lead())) return;
      if (await world.pool.waits()) await release(world);
      courier.soon();
    }
  };
  const run = async (): Promise<void> => {
    try {
      await releaseAll();
      failures = 0;
    } catch (error) {
      world.journal.fault('release', error);
      failures += 1;
      if (!resting) later();
    }
    running = undefined;
    if (asked) soon();
  };
  /**
   * What was called sent waits in the pool: it is tried again by itself, and nobody has to start anything
   * again.
   */
  const later = (): void => {
    resting = true;
    world.later(waitAfter(failures, releaseWaits, world.random), () => {
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
