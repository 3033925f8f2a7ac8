import { createWorker } from '../../threads/worker';
import type { KeeperWorld } from '../keeper';
import { createCourier } from '../upkeep/deliver-notices';
import { createReminding } from '../upkeep/remind';
import { pass } from './pass';
import { createWorksAhead, type WorksAhead } from './work-ahead';

/**
 * The pass. With `at-once` it comes as soon as possible, which hides no time from readers of the logs; the
 * first dialog says so. With `daily` and `weekly` it comes on schedule only, whether or not something waits.
 */
export interface PassKeeper {
  /** Something new waits. Calls during one pass lead to one more. Only the leader follows them. */
  soon(): void;
  /** Looks whether a window is over or another process has written, unless a retry is due. */
  look(): void;
  /** Resolves when no pass is under way; notices and upkeep may still be. */
  ended(): Promise<void>;
  /** Resolves when all is delivered and the notices are out, or what failed is to be tried again later. */
  whenIdle(): Promise<void>;
}

/** Milliseconds to wait before a failed pass is tried again. */
const passPauses = [1_000, 2_000, 5_000, 15_000, 60_000];

/** @param passed follows a scheduled pass and reports its own failures */
export function makePass(
  world: KeeperWorld,
  passed: () => Promise<void> = () => Promise.resolve(),
): PassKeeper {
  const courier = createCourier(world);
  const ahead = createWorksAhead(world);
  const remind = createReminding(world);
  let following = Promise.resolve();
  // The pool still has what was called sent, so a failed pass is tried again without anybody's help.
  const worker = createWorker(world, 'pass', passPauses, async () => {
    if (!(await world.leader.lead())) {
      ahead.forget();
      return;
    }
    await remind();
    const isPass = await passIfDue(world, ahead);
    courier.soon();
    if (isPass) following = passed();
  });
  return {
    soon: worker.soon,
    look: worker.look,
    ended: worker.whenIdle,
    async whenIdle() {
      await worker.whenIdle();
      await following;
      await courier.whenIdle();
    },
  };
}

/** Makes the pass that is due, or delivers what waits for no schedule. Gives whether it was a pass. */
async function passIfDue(world: KeeperWorld, ahead: WorksAhead): Promise<boolean> {
  const { pool, windows } = world;
  const day = await pool.endsOn();
  if (day !== undefined && windows.isPassed(day)) {
    const byClock = windows.isByClock(day);
    await pass(world, { day, byClock, ahead: await ahead.take(day) });
    return byClock;
  }
  if (day !== undefined && windows.byClock) await ahead.before(day);
  if (!windows.byClock && (await pool.now()).entries.length > 0) await pass(world);
  return false;
}
