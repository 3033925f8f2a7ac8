import { addToMonth, type Month } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import type { PassWrites, StoredThreads } from '../../ports/pool-store';
import type { ThreadRow } from '../../ports/threads';
import { mapUndamaged } from '../../threads/map-undamaged';
import type { KeeperWorld } from '../keeper';
import { type Ahead, nothingAhead } from '../pass/work-ahead';
import { type AtPass, hasKeyOf, lookWhereOpen, type ResealWorld, reseal } from './open-months';

type PassWorld = ResealWorld & Pick<KeeperWorld, 'journal' | 'pause'>;

/** Threads that are sealed before a pause: some milliseconds' worth. */
const atOnce = 200;

/**
 * Seals the states of all open threads again in which nothing was written, under new revisions. So two copies
 * of the database do not tell where something was written. Drafts still match, because the version stays.
 * @param shared the month of all open threads afterwards
 * @param changed threads that get a new state, or go, in the same pass
 * @param ahead what was sealed before the pass's transaction
 */
export async function resealThreads(
  world: PassWorld,
  stored: Pick<StoredThreads, 'months' | 'ofMonth'>,
  shared: Month,
  changed: ReadonlySet<ThreadId>,
  ahead: Pick<Ahead, 'resealed'> = nothingAhead,
): Promise<PassWrites['updates']> {
  const updates: PassWrites['updates'][number][] = [];
  await lookWhereOpen(await stored.months(), shared, async (month) => {
    // Open threads have left months whose key the vault lacks, or hold up nobody.
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
    // Other requests are served meanwhile.
    await world.pause(0);
  }
  return looked;
}
