import { addDays, type Day, type Month } from '../domain/day';
import { type Desk, desks, type ThreadId } from '../domain/ids';
import { expiryOfOpen, isExpired, mayBeAhead } from '../domain/retention';
import { isOutlived, isPutAway } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { countMessages } from '../threads/count-messages';
import { isDamaged, isKeyGone } from '../threads/is-damaged';
import { countNotes } from '../threads/notes';
import { openMonths, openStates } from '../threads/open-threads';
import { namedThreads } from './changes';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';
import { mapUndamaged } from './map-undamaged';
import { lookWhereOpen, turnedTo } from './open-months';
import { type RewrappedRow, storeRewrapped } from './store-rewrapped';

/** Threads that are worked on before others get their turn: some ten milliseconds' worth. */
const pageThreads = 200;

/**
 * The day's upkeep: draft keys older than yesterday are destroyed, open threads go to the month that all open
 * threads share and those that were closed before it to their own, and expired threads are deleted together
 * with the month's key, which reaches the backups. What is destroyed by a wrong clock is gone for good, so
 * after a jump nothing is until some days have proved it. If the clock is set right in that time,
 * half-finished conversations go on.
 */
export async function tidy(world: KeeperWorld): Promise<void> {
  const today = world.clock.today();
  await world.prepareDays().catch((error: unknown) => {
    world.journal.fault('keeper', error);
  });
  const isHeld = mayBeAhead(await world.draftKeys.days(), today);
  if (isHeld) world.journal.fault('keeper', new KeeperError('clock_ahead'));
  else await world.draftKeys.destroyBefore(addDays(today, -1));
  await world.pool.followUpKeys(!isHeld).catch((error: unknown) => {
    world.journal.fault('keeper', error);
  });
  for (const desk of desks) await roll(world, desk, today);
  if (isHeld) return;
  await expire(world, today);
}

/** Moves a desk's open threads to the month that they share, and those that were closed to their own. */
async function roll(world: KeeperWorld, desk: Desk, today: Day): Promise<void> {
  const shared = expiryOfOpen(today);
  await lookWhereOpen(await world.threads.expiryMonths(), shared, async (month) =>
    month === shared ? 0 : turn(world, desk, month, today),
  );
}

/** A desk's threads of a month, some at a time, with a rest after each. */
async function* pages(
  { threads, pause }: KeeperWorld,
  desk: Desk,
  month: Month,
): AsyncGenerator<readonly ThreadRow[]> {
  let after: ThreadId | undefined;
  for (;;) {
    const rows = await threads.ofMonth(desk, month, { after, most: pageThreads });
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < pageThreads) return;
    await pause(0);
  }
}

/** Moves a month's threads from among the open ones, but damaged ones; gives their number. */
async function turn(world: KeeperWorld, desk: Desk, month: Month, today: Day): Promise<number> {
  const { threads, threadSealer } = world;
  const shared = expiryOfOpen(today);
  let found = 0;
  for await (const rows of pages(world, desk, month)) {
    const opened = await openStates(world, rows);
    const among = opened.filter(({ row, state }) => !isPutAway(row, state));
    const seal = async ({ row, state }: (typeof among)[number]): Promise<RewrappedRow> => {
      const expiry = turnedTo(world, state, today, shared);
      const { id, revision } = row;
      return { id, revision, expiry, ...(await threadSealer.rewrap(row, expiry)) };
    };
    const rewrapped = await mapUndamaged(world, among, seal, 'keeper');
    await storeRewrapped(threads, rewrapped);
    found += rewrapped.length;
  }
  return found;
}

/** Two years after closing, a thread, its messages and its audit are deleted together (VBL 7:8). */
async function expire(world: KeeperWorld, today: Day): Promise<void> {
  const { threads, pool } = world;
  // What waits was called sent: its thread goes after the release that brings it.
  const { entries } = await pool.now();
  const named = new Set(namedThreads(entries));
  const remove = async (row: ThreadRow): Promise<void> => {
    if (!named.has(row.id)) await threads.remove(row.id, await tagsOf(world, row));
  };
  for (const month of (await threads.expiryMonths()).filter((m) => isExpired(m, today))) {
    for (const desk of desks) {
      for await (const rows of pages(world, desk, month)) {
        for (const row of rows) await remove(row);
      }
    }
  }
  for (const desk of desks)
    for await (const row of unansweredTooLong(world, desk)) await remove(row);
  const left = await threads.expiryMonths();
  for (const month of world.months()) {
    if (isExpired(month, today) && !left.includes(month)) await world.destroyMonth(month);
  }
}

/** Closed threads whose two years are over and which are among the open ones. */
async function* unansweredTooLong(world: KeeperWorld, desk: Desk): AsyncGenerator<ThreadRow> {
  const today = world.clock.today();
  for (const month of openMonths(today)) {
    for await (const rows of pages(world, desk, month)) {
      const opened = await openStates(world, rows);
      for (const { row, state } of opened) if (isOutlived(state, today)) yield row;
    }
  }
}

/**
 * The tags of all that a thread holds. None when it does not open any more, as in a backup that was brought
 * back after the month's key was destroyed: its messages are unreadable for good, and the thread goes without
 * them.
 */
async function tagsOf(world: KeeperWorld, row: ThreadRow): Promise<Uint8Array[]> {
  const { threadSealer, messages, journal } = world;
  const keys = await threadSealer.openAsDesk(row).catch((error: unknown) => {
    if (!isDamaged(error) && !isKeyGone(error)) throw error;
    journal.fault('keeper', error);
    return undefined;
  });
  if (keys === undefined) return [];
  const { common, internal } = keys;
  const tags: Uint8Array[] = [];
  for (const family of ['reporter', 'desk'] as const) {
    const count = await countMessages(world, common, family);
    tags.push(...messages.tags(common, family, 0, count));
  }
  const noted = world.records.noteTags(internal, 0, await countNotes(world, internal));
  return [...tags, ...noted, world.caseSealer.tag(internal)];
}
