import type { KeeperWorld } from './keeper';

/** Twice what a process needs to hear of a new vault key, in milliseconds. */
const heardByAll = 120_000;

/**
 * What follows a rotation once every process has heard of it: who belongs to the desks is marked under the
 * new key. Sooner, a process that had not heard could let nobody in. To be called each minute; only the
 * leader does it.
 */
export function createSettling(world: KeeperWorld): () => Promise<void> {
  let heard: { readonly name: string; readonly at: number } | undefined;
  return async () => {
    const name = world.newestVaultKey();
    const now = world.clock.now();
    if (name === undefined) return;
    if (heard?.name !== name) heard = { name, at: now };
    if (now - heard.at < heardByAll || !(await world.leader.lead())) return;
    await world.renewRosters();
  };
}
