import type { WaitsOn } from './carry-on';
import { createCourier } from './deliver-notices';
import type { KeeperWorld } from './keeper';
import { rehearseIfAsked } from './rehearse';
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
  /**
   * Something new waits. Several calls during one release lead to one more. A process that does not lead
   * leaves it to the leader.
   */
  soon(): void;
  /**
   * Looks whether a window is over or another process has written something; does nothing while a release
   * that failed is waited for.
   */
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
 * @param passed what follows a release by the clock: for once little waits, so what could be for a thread
 * that is about to go, or sealed to a key that is, is not there or is named. It fails by itself.
 * @param looked what each process does when it looks whether a window is over, whether or not it leads
 */
export function createRelease(
  world: KeeperWorld,
  passed: (kept: WaitsOn) => Promise<void> = () => Promise.resolve(),
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
      await rehearseIfAsked(world);
      await remind();
      const kept = await passIfOver(world, ahead);
      courier.soon();
      if (kept !== undefined) following = passed(kept);
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
    ended,
    async settled() {
      await ended();
      await following;
      await courier.settled();
    },
  };
}

/**
 * Releases what waits if its window is over. Where the clock ends windows, one that held nothing ends as
 * well, the first of an installation too; and an epoch that was begun without an end is given one, so that
 * what lies there waits for the hour. Where the clock ended one, gives what waits on.
 */
async function passIfOver(world: KeeperWorld, ahead: WorksAhead): Promise<WaitsOn | undefined> {
  const { pool, windows, epochs } = world;
  const running = await pool.running();
  const ends = windows.endsOn();
  if (running === undefined) {
    if (ends !== undefined) await pool.epoch(() => epochs.newEpoch());
    return undefined;
  }
  if (ends !== undefined && !windows.isBelievable(running)) await pool.setEnd(running.id, ends);
  else if (windows.isOver(running)) {
    // What the clock was to end it does end, also where a weaker policy holds since the hour.
    if (running.endsOn !== undefined) return release(world, { ahead: await ahead.take(running) });
    if (await pool.waits()) await release(world);
  } else if (ends !== undefined) await ahead.before(running);
  return undefined;
}
