import type { Revision, ThreadId } from '../domain/ids';
import { versionOf } from '../domain/thread';
import type { Release } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { mapUndamaged } from './map-undamaged';

type ResealWorld = Pick<KeeperWorld, 'threadSealer' | 'random' | 'journal' | 'pause'>;

/** Threads that are sealed before others get their turn: some milliseconds' worth. */
const atOnce = 200;

/**
 * Seals the states of threads in which nothing was written again, under new revisions, so that two copies of
 * the database do not tell in which of them something was. What people compare stays as it is.
 *
 * @param rows the open threads
 * @param changed threads that get a new state, or go, in the same release
 */
export async function resealThreads(
  world: ResealWorld,
  rows: readonly ThreadRow[],
  changed: ReadonlySet<ThreadId>,
): Promise<Release['updates']> {
  const same = rows.filter(({ id }) => !changed.has(id));
  const updates: Release['updates'][number][] = [];
  for (let from = 0; from < same.length; from += atOnce) {
    updates.push(...(await reseal(world, same.slice(from, from + atOnce))));
    // People's requests are served meanwhile.
    await world.pause(0);
  }
  return updates;
}

function reseal(world: ResealWorld, rows: readonly ThreadRow[]): Promise<Release['updates']> {
  const { threadSealer, random } = world;
  return mapUndamaged(world, rows, async (row) => {
    const { id, desk, expiry, keys } = row;
    const state = await threadSealer.openState(row);
    const revision = random.id<Revision>();
    const sealing = { ...state, version: versionOf(row, state) };
    const sealed = threadSealer.sealState({ id, desk, revision, expiry }, sealing);
    return { id, from: row.revision, to: { revision, state: sealed, expiry, keys } };
  });
}
