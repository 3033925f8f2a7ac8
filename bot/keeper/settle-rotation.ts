import type { KeeperWorld } from './keeper';
import { moveOn } from './release';
import { renewEpoch } from './renew-epoch';

/** Twice what a process needs to hear of a new vault key, in milliseconds. */
const heardByAll = 120_000;

/**
 * What follows a rotation once every process has heard of it: the epoch of before ends, and who belongs to
 * the desks is marked under the new key. Sooner, a process that had not heard could neither file nor let
 * anybody in. To be called each minute; only the leader does it.
 */
export function createSettling(world: KeeperWorld): () => Promise<void> {
  let heard: { readonly name: string; readonly at: number } | undefined;
  return async () => {
    const name = world.newestVaultKey();
    const now = world.clock.now();
    if (name === undefined) return;
    if (heard?.name !== name) heard = { name, at: now };
    if (now - heard.at < heardByAll || !(await world.leader.lead())) return;
    await endEpoch(world);
    await world.renewRosters();
  };
}

/** Where rows wait for the clock they are sealed again; else the epoch ends soon with its release. */
async function endEpoch(world: KeeperWorld): Promise<void> {
  if ((await renewEpoch(world)) || !world.windows.byClock) return;
  const running = await world.pool.running();
  if (running !== undefined) await moveOn(world, running.endsOn);
}
