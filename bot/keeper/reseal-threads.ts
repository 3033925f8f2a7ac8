import { addToMonth, type Month } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import type { Release, StoredThreads } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { mapUndamaged } from './map-undamaged';
import { hasKeyOf, lookWhereOpen } from './open-months';
import { type AtPass, type ResealWorld, reseal } from './reseal';
import { type Ahead, nothingAhead } from './work-ahead';

type PassWorld = ResealWorld & Pick<KeeperWorld, 'journal' | 'pause'>;

/** Threads that are sealed before others get their turn: some milliseconds' worth. */
const atOnce = 200;

/**
 * Seals the states of all threads again that stand among the open ones and in which nothing was written,
 * under new revisions, so that two copies of the database do not tell in which of them something was:
 * wherever one may stand, as after a stop over turns of the month. What people compare stays as it is.
 *
 * @param shared the month under which all of them stand afterwards
 * @param changed threads that get a new state, or go, in the same release
 * @param ahead what was sealed before the release's transaction
 */
export async function resealThreads(
  world: PassWorld,
  stored: Pick<StoredThreads, 'months' | 'ofMonth'>,
  shared: Month,
  changed: ReadonlySet<ThreadId>,
  ahead: Pick<Ahead, 'resealed'> = nothingAhead,
): Promise<Release['updates']> {
  const updates: Release['updates'][number][] = [];
  await lookWhereOpen(await stored.months(), shared, async (month) => {
    // Whose key the vault lacks: the open ones have moved on from there, or hold up nobody.
    const isLately = month === shared || month === addToMonth(shared, -1);
    if (!isLately && !hasKeyOf(world, month)) return 0;
    const rows = await stored.ofMonth(month);
    const others = rows.filter(({ id }) => !changed.has(id));
    const open = (await resealAll(world, others, shared, ahead)).filter((one) => one !== 'rests');
    updates.push(...open);
    return open.length + rows.length - others.length;
  });
  return updates;
}

async function resealAll(
  world: PassWorld,
  rows: readonly ThreadRow[],
  shared: Month,
  ahead: Pick<Ahead, 'resealed'>,
): Promise<AtPass[]> {
  const looked: AtPass[] = [];
  const left: ThreadRow[] = [];
  for (const row of rows) {
    const known = ahead.resealed(row, shared);
    if (known === undefined) left.push(row);
    else looked.push(known);
  }
  for (let from = 0; from < left.length; from += atOnce) {
    const some = left.slice(from, from + atOnce);
    looked.push(...(await mapUndamaged(world, some, (row) => reseal(world, row, shared))));
    // People's requests are served meanwhile.
    await world.pause(0);
  }
  return looked;
}
