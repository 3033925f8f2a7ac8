import { addDays, type Day, type Month } from '../domain/day';
import { type Desk, desks, type ThreadId } from '../domain/ids';
import { expiryOfOpen, isExpired, mayBeAhead } from '../domain/retention';
import { isOutlived, isPutAway } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { countMessages } from '../threads/count-messages';
import { isDamaged, isKeyGone } from '../threads/is-damaged';
import { recordedNotes } from '../threads/notes';
import { openMonths, openStates } from '../threads/open-threads';
import { nothingWaits, type WaitsOn } from './carry-on';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';
import { mapUndamaged } from './map-undamaged';
import { lookWhereOpen, turnedTo } from './open-months';
import { endRehearsals } from './rehearse';
import { type RewrappedRow, storeRewrapped } from './store-rewrapped';

/** Threads that are worked on before others get their turn: some ten milliseconds' worth. */
const pageThreads = 200;

/**
 * The day's upkeep: draft keys older than yesterday are destroyed, open threads go to the month that all open
 * threads share and those that were closed before it to their own, and expired threads are deleted together
 * with the month's key, which reaches the backups. What is destroyed by a wrong clock is gone for good, so
 * after a jump nothing is until some days have proved it. If the clock is set right in that time,
 * half-finished conversations go on.
 * @param kept what the release that has just been has left waiting
 */
export async function tidy(world: KeeperWorld, kept: WaitsOn = nothingWaits): Promise<void> {
  const today = world.clock.today();
  await world.prepareDays().catch((error: unknown) => {
    world.journal.fault('keeper', error);
  });
  const isHeld = mayBeAhead(await world.draftKeys.days(), today);
  if (isHeld) world.journal.fault('keeper', new KeeperError('clock_ahead'));
  else {
    const yesterday = addDays(today, -1);
    // A submission bears the first day of its window.
    await world.draftKeys.destroyBefore(yesterday, addDays(yesterday, -world.windows.days));
  }
  for (const desk of desks) await roll(world, desk, today);
  if (isHeld) return;
  await endRehearsals(world, (row) => tagsOf(world, row));
  await expire(world, today, kept);
}

/**
 * Moves a desk's open threads to the month that all of them share, from wherever they may stand, and those
 * that were closed among them to their own.
 */
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

/**
 * Moves the threads of a month that stood among the open ones; gives their number. One that is damaged stays,
 * and one that has just changed is left for the next time.
 */
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

/**
 * Two years after closing, a thread's tags are derived and thread, messages and audit are deleted together
 * (VBL 7:8), also where something in it was never answered.
 */
async function expire(world: KeeperWorld, today: Day, kept: WaitsOn): Promise<void> {
  const { threads, pool } = world;
  // What waits may be for a thread that is about to go, and was called sent: the release comes first. What
  // that has left waiting is known.
  if (await pool.waits(kept.rows)) return;
  const remove = async (row: ThreadRow): Promise<void> => {
    if (!kept.threads.has(row.id)) await threads.remove(row.id, await tagsOf(world, row));
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

/**
 * Closed threads whose two years are over and which stand among the open ones, as where something in them was
 * not answered in time.
 */
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
  const families = [
    ['reporter', common],
    ['desk', common],
    ['note', internal],
  ] as const;
  const tags: Uint8Array[] = [];
  for (const [family, key] of families) {
    const count = await countMessages(world, key, family);
    tags.push(...messages.tags(key, family, 0, count));
  }
  // A copy of what waits goes with its row, in the release.
  const records = recordedNotes(world);
  const count = await countMessages(records, internal, 'note');
  const noted = records.messages.tags(internal, 'note', 0, count);
  return [...tags, ...noted, world.caseSealer.tag(internal)];
}
