import { createCourier } from './deliver-notices';
import type { KeeperWorld } from './keeper';
import { release } from './release';
import { createReminding } from './remind';
import { waitAfter } from './wait-after';
import { createWorksAhead, type WorksAhead } from './work-ahead';

/**
 * The release. With `at-once` it comes as soon as possible, which hides no time from those who see the logs,
 * and the first dialog says so. With `daily` and `weekly` it comes by the clock alone, whether or not
 * something waits.
 */
export interface ReleaseKeeper {
  /** Something new waits. Calls during one release lead to one more; the leader alone follows them. */
  soon(): void;
  /** Looks whether a window is over or another process has written; not while a retry is due. */
  look(): void;
  /** Resolves when no release is under way. Notices and upkeep may be. */
  ended(): Promise<void>;
  /**
   * Resolves when nothing waits any more and the notices are out, or what failed will be tried again later.
   */
  settled(): Promise<void>;
}

/** Waits before a release that failed is tried again, in milliseconds. */
const releaseWaits = [1_000, 2_000, 5_000, 15_000, 60_000];

/**
 * @param passed what follows a release by the clock; it fails by itself
 * @param looked what each process does when it looks whether a window is over, whether or not it leads
 */
export function createRelease(
  world: KeeperWorld,
  passed: () => Promise<void> = () => Promise.resolve(),
  looked: () => Promise<void> = () => Promise.resolve(),
): ReleaseKeeper {
  const courier = createCourier(world);
  const ahead = createWorksAhead(world);
  const remind = createReminding(world);
  let running: Promise<void> | undefined;
  let asked = false;
  let failures = 0;
  let resting = false;
  let following = Promise.resolve();
  const ended = async (): Promise<void> => {
    while (running !== undefined) await running;
  };
  const releaseAll = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await looked().catch((error: unknown) => {
        world.journal.fault('keeper', error);
      });
      if (!(await world.leader.lead())) {
        ahead.forget();
        return;
      }
      await remind();
      const isPass = await passIfDue(world, ahead);
      courier.soon();
      if (isPass) following = passed();
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
  /** What was called sent waits in the pool: it is tried again, and nobody has to start anything again. */
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
    ended,
    async settled() {
      await ended();
      await following;
      await courier.settled();
    },
  };
}

/** Makes the pass that is due, or releases what waits for no clock. Gives whether it was a pass. */
async function passIfDue(world: KeeperWorld, ahead: WorksAhead): Promise<boolean> {
  const { pool, windows } = world;
  const day = await pool.endsOn();
  if (day !== undefined && windows.isPassed(day)) {
    const byClock = windows.isByClock(day);
    await release(world, { day, byClock, ahead: await ahead.take(day) });
    return byClock;
  }
  if (day !== undefined && windows.byClock) await ahead.before(day);
  if (!windows.byClock && (await pool.now()).entries.length > 0) await release(world);
  return false;
}
