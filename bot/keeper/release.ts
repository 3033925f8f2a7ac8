import type { KeeperWorld } from './keeper';
import { noticesFor } from './notices-for';
import { openRelease } from './open-release';

/**
 * Ends the running epoch: everything that waits in the pool becomes threads, messages and states together, in
 * one transaction and in random order, and the epoch's key is gone. Whom to tell is asked within the same
 * transaction.
 */
export async function release(world: KeeperWorld): Promise<void> {
  const next = await world.poolSealer.newEpoch();
  await world.pool.release(next, async (epoch, rows, find) => {
    const { arrived, ...made } = await openRelease(world, epoch, rows, find);
    return { ...made, notices: await noticesFor(world, arrived) };
  });
}
