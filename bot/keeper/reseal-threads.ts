import type { ThreadId } from '../domain/ids';
import type { Release } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { mapUndamaged } from './map-undamaged';
import { type Ahead, nothingAhead, reseal } from './work-ahead';

type ResealWorld = Pick<KeeperWorld, 'threadSealer' | 'random' | 'journal' | 'pause'>;

/** Threads that are sealed before others get their turn: some milliseconds' worth. */
const atOnce = 200;

/**
 * Seals the states of threads in which nothing was written again, under new revisions, so that two copies of
 * the database do not tell in which of them something was. What people compare stays as it is.
 *
 * @param rows the open threads
 * @param changed threads that get a new state, or go, in the same release
 * @param ahead what was sealed before the release's transaction
 */
export async function resealThreads(
  world: ResealWorld,
  rows: readonly ThreadRow[],
  changed: ReadonlySet<ThreadId>,
  ahead: Pick<Ahead, 'resealed'> = nothingAhead,
): Promise<Release['updates']> {
  const updates: Release['updates'][number][] = [];
  const left: ThreadRow[] = [];
  for (const row of rows.filter(({ id }) => !changed.has(id))) {
    const known = ahead.resealed(row);
    if (known === undefined) left.push(row);
    else updates.push(known);
  }
  for (let from = 0; from < left.length; from += atOnce) {
    const some = left.slice(from, from + atOnce);
    updates.push(...(await mapUndamaged(world, some, (row) => reseal(world, row))));
    // People's requests are served meanwhile.
    await world.pause(0);
  }
  return updates;
}
