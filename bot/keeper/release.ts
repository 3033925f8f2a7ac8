import { isUnread } from '../threads/is-damaged';
import type { KeeperWorld } from './keeper';
import { noticesFor } from './notices-for';
import { openRelease } from './open-release';

/**
 * Ends the running epoch: everything that waits in the pool becomes threads, messages and states together, in
 * one transaction and in random order, and the epoch's key is gone. Whom to tell is asked within the same
 * transaction. Within it no key is read: where one is missing the transaction is undone, the keys are read,
 * and all of it is done again.
 */
export async function release(world: KeeperWorld): Promise<void> {
  const { threadSealer, readKeys } = world.inRelease;
  for (let tries = 1; ; tries++) {
    try {
      await releaseOnce({ ...world, threadSealer });
      return;
    } catch (error) {
      if (!isUnread(error) || tries === most) throw error;
      await readKeys();
    }
  }
}

/** A rotation may draw keys while the release runs, and again while they are read. */
const most = 3;

async function releaseOnce(world: KeeperWorld): Promise<void> {
  const next = await world.poolSealer.newEpoch();
  await world.pool.release(
    next,
    async (epoch, rows, find, ofMonth) => {
      const { arrived, ...made } = await openRelease(world, epoch, rows, find, ofMonth);
      return { ...made, notices: await noticesFor(world, arrived) };
    },
    world.windows.byClock ? 'pass' : undefined,
  );
}
