import { addToMonth, type Day, type Month } from '../../domain/day';
import type { Desk, ThreadId } from '../../domain/ids';
import { expiryOfOpen } from '../../domain/retention';
import { expiryAtTurn, isPutAway, type ThreadState, versionOf } from '../../domain/thread';
import type { PassWrites } from '../../ports/pool-store';
import type { ThreadRow } from '../../ports/threads';
import { changeRow } from '../../threads/change-state';
import type { KeeperWorld } from '../keeper';

/**
 * Looks at every month that may hold open threads: the shared one, the one before, after a long stop an
 * earlier one, and after a clock that was ahead a later one.
 * @param look gives how many open threads a month has
 */
export async function lookWhereOpen(
  months: readonly Month[],
  shared: Month,
  look: (month: Month) => Promise<number>,
): Promise<void> {
  const latestFirst = [...months].sort().reverse();
  for (const month of latestFirst.filter((m) => m >= shared)) await look(month);
  let quiet = 0;
  for (const month of latestFirst.filter((m) => m < shared)) {
    const found = await look(month);
    // Open threads share one month: two months without any end the search.
    quiet = found > 0 || month === addToMonth(shared, -1) ? 0 : quiet + 1;
    if (quiet >= 2) return;
  }
}

interface KnownKeys {
  readonly threadSealer: Pick<KeeperWorld['threadSealer'], 'nameStateKeys'>;
}

/** The month of all open threads after a pass; the one before while its key is missing. */
export function sharedFrom(world: KnownKeys, day: Day): Month {
  const month = expiryOfOpen(day);
  const before = addToMonth(month, -1);
  return !hasKeyOf(world, month) && hasKeyOf(world, before) ? before : month;
}

/** A thread's month from a turn on; the shared one while its own month's key is missing. */
export function turnedTo(world: KnownKeys, state: ThreadState, today: Day, shared: Month): Month {
  const month = expiryAtTurn(state, today, shared);
  return hasKeyOf(world, month) ? month : shared;
}

/** Whether a month's key is known, without reading it. */
export function hasKeyOf({ threadSealer }: KnownKeys, month: Month): boolean {
  return threadSealer.nameStateKeys('whistleblowing', month) !== undefined;
}

/** A desk's threads of a month, page by page; other requests are served between the pages. */
export async function* pagesOf(
  { threads, pause }: Pick<KeeperWorld, 'threads' | 'pause'>,
  desk: Desk,
  month: Month,
  most: number,
): AsyncGenerator<readonly ThreadRow[]> {
  let after: ThreadId | undefined;
  for (;;) {
    const rows = await threads.ofMonth(desk, month, { after, most });
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < most) return;
    await pause(0);
  }
}

/** A thread's row after a pass; `rests` if it is closed and filed under its own month, and stays as it is. */
export type AtPass = PassWrites['updates'][number] | 'rests';

/** Dependencies of sealing a thread again. */
export type ResealWorld = Pick<KeeperWorld, 'threadSealer' | 'random' | 'clock'>;

/**
 * Seals the state of a thread in which nothing was written, under a new revision. Drafts still match, because
 * the version stays. At the first pass of a month an open thread moves to the new shared month, a closed one
 * to its own.
 */
export async function reseal(world: ResealWorld, row: ThreadRow, shared: Month): Promise<AtPass> {
  const state = await world.threadSealer.openState(row);
  if (isPutAway(row, state)) return 'rests';
  const today = world.clock.today();
  const expiry = row.expiry === shared ? shared : turnedTo(world, state, today, shared);
  const sealing = { ...state, version: versionOf(row, state) };
  const { to } = await changeRow(world, row, sealing, expiry);
  return { id: row.id, from: row.revision, to };
}
