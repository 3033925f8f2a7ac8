import { nobody } from '../../domain/audit';
import { addDays, type Day, type Month, monthOf } from '../../domain/day';
import { type Disposed, disposedBy } from '../../domain/disposal';
import { type Desk, desks } from '../../domain/ids';
import { isKeptFromNobody } from '../../domain/readers';
import { requestsIn } from '../../domain/request';
import { expiryOfOpen, isExpired, mayBeAhead } from '../../domain/retention';
import { isOutlived, isPutAway, mayBeDisposed, type ThreadState } from '../../domain/thread';
import { faultsTo } from '../../ports/journal';
import type { Tag, ThreadRow } from '../../ports/threads';
import { isDamaged, isKeyGone, unlessUnreadable } from '../../threads/is-damaged';
import { mapUndamaged } from '../../threads/map-undamaged';
import { findNotes } from '../../threads/notes';
import { type OpenRow, openMonths, openStates } from '../../threads/open-threads';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { namedThreads } from '../pass/changes';
import { tagsOf } from '../pass/move-threads';
import { expireCase } from './expire';
import { lookWhereOpen, pagesOf, turnedTo } from './open-months';
import { type RewrappedRow, storeRewrapped } from './rewrap-threads';

/** Threads that are worked on before a pause: some ten milliseconds' worth. */
const pageThreads = 200;

/**
 * The day's upkeep: destroys draft keys older than yesterday, moves open threads to the shared month and
 * closed ones to their own, and deletes expired threads. With the month's key their copies in backups go,
 * too. A wrong clock could destroy data for good, so after a jump nothing is destroyed until some days have
 * proved it. Draft keys stay, too, so that unfinished conversations go on.
 * @param isFirst after a start the disposal decisions may be others: each closed thread is looked at
 */
export async function tidy(world: KeeperWorld, isFirst = false): Promise<void> {
  const today = world.clock.today();
  await world.prepareDays().catch(faultsTo(world.journal, 'keeper'));
  const isHeld = mayBeAhead(await world.draftKeys.days(), today);
  if (isHeld) world.journal.fault('keeper', new KeeperError('clock_ahead'));
  else await world.draftKeys.destroyBefore(addDays(today, -1));
  await world.pool.followUpKeys(!isHeld).catch(faultsTo(world.journal, 'keeper'));
  for (const desk of desks) await roll(world, desk, today, isFirst);
  if (isHeld) return;
  await expire(world, today);
}

/** Moves a desk's open threads to the shared month, and closed ones to their own. */
async function roll(world: KeeperWorld, desk: Desk, today: Day, isFirst: boolean): Promise<void> {
  const shared = expiryOfOpen(today);
  const look = async (month: Month): Promise<number> =>
    month === shared ? 0 : turn(world, desk, month, today);
  const months = await world.threads.expiryMonths();
  if (isFirst) for (const month of months) await look(month);
  else await lookWhereOpen(months, shared, look);
}

/** Moves a month's threads that belong elsewhere, but for damaged ones; gives their number. */
async function turn(world: KeeperWorld, desk: Desk, month: Month, today: Day): Promise<number> {
  const { threads, threadSealer } = world;
  const shared = expiryOfOpen(today);
  let found = 0;
  for await (const rows of pagesOf(world, desk, month, pageThreads)) {
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

/** Deletes threads with their messages and audit when their time is over (VBL 7:8). */
async function expire(world: KeeperWorld, today: Day): Promise<void> {
  const { threads, pool } = world;
  // What was called sent is delivered first: its thread goes afterwards.
  const { entries } = await pool.now();
  const named = new Set(namedThreads(entries));
  /**
   * Deletes a thread, or puts it among the expired ones; false if something in it waits, or it has changed.
   */
  const end = async (row: ThreadRow, state: ThreadState | undefined): Promise<boolean> => {
    if (named.has(row.id)) return false;
    if (state !== undefined && (!mayBeDisposed(state) || (await isOfCase(world, state))))
      return expireCase(world, row, state, today);
    const disposed = disposedOf(world, row, state);
    if (disposed !== undefined) await keepRequests(world, row);
    // A request that came meanwhile keeps it: then its row has changed.
    return threads.remove(row.id, await tagsIn(world, row), { disposed, revision: row.revision });
  };
  const needed = new Set<Month>();
  for (const month of (await threads.expiryMonths()).filter((m) => isExpired(m, today))) {
    for (const desk of desks) {
      for await (const rows of pagesOf(world, desk, month, pageThreads)) {
        for (const { row, state, isOver } of await underMonth(world, rows)) {
          const isGone = isOver && (await end(row, state));
          if (!isGone) needed.add(month);
        }
      }
    }
  }
  for (const desk of desks)
    for await (const { row, state } of outlived(world, desk)) await end(row, state);
  for (const month of world.months()) {
    if (isExpired(month, today) && !needed.has(month)) await world.destroyMonth(month);
  }
}

/**
 * The rows of an expired month that the product put there. One is over if its state says so, or cannot be
 * read. A row whose month somebody else wrote stays, and holds up no month's key.
 */
async function underMonth(world: KeeperWorld, rows: readonly ThreadRow[]) {
  const opened = await openStates(world, rows);
  const states = new Map(opened.map(({ row, state }) => [row.id, state]));
  return rows
    .filter((row) => world.threadSealer.isUnderMonth(row))
    .map((row) => {
      const state = states.get(row.id);
      return { row, state, isOver: state === undefined || isPutAway(row, state) };
    });
}

/** Closed threads whose time is over and that are among the open ones. */
async function* outlived(world: KeeperWorld, desk: Desk): AsyncGenerator<OpenRow> {
  const today = world.clock.today();
  for (const month of openMonths(today)) {
    for await (const rows of pagesOf(world, desk, month, pageThreads)) {
      const opened = await openStates(world, rows);
      for (const one of opened) if (isOutlived(one.state, today)) yield one;
    }
  }
}

/** Whether it is HR's excerpt of a case that is there: what HR got and wrote is a part of that record. */
async function isOfCase({ threads }: KeeperWorld, { origin }: ThreadState): Promise<boolean> {
  return origin !== undefined && (await threads.byIds([origin])).length > 0;
}

/**
 * What is told for ever of a thread that goes. Nothing is told of a case from which anybody was shut out: its
 * excluded members would learn of it by a difference. An excerpt is a case of the handlers, counted there.
 */
function disposedOf(
  { clock, disposal }: KeeperWorld,
  { desk }: ThreadRow,
  state: ThreadState | undefined,
): Disposed | undefined {
  if (state === undefined || state.origin !== undefined || !isKeptFromNobody({ state })) return;
  return { desk, month: monthOf(clock.today()), by: disposedBy(disposal[desk], state) };
}

/** Keeps in the desk's own record that a case was asked for: its year counts that. Done twice, it is once. */
async function keepRequests(world: KeeperWorld, { id, desk, ...row }: ThreadRow): Promise<void> {
  const { threadSealer, clock } = world;
  // What does not open goes uncounted, and no fault is told: it goes anyway.
  const notes = await unlessUnreadable({ fault: () => undefined }, async () => {
    const { internal } = await threadSealer.openAsDesk({ id, desk, ...row });
    return (await findNotes(world, internal, id)).from(0);
  });
  for (const { id: noted, on, stages } of requestsIn(notes ?? [])) {
    const asked = { kind: 'asked', by: nobody, on, text: '', stages } as const;
    const of = { id: noted, desk, day: clock.today() };
    await world.proposals.change({ to: world.proposalSealer.seal(of, asked) });
  }
}

/** The tags of all that a thread has. None if it does not open: its messages are unreadable for good. */
async function tagsIn(world: KeeperWorld, row: ThreadRow): Promise<Tag[]> {
  const { threadSealer, journal } = world;
  const keys = await threadSealer.openAsDesk(row).catch((error: unknown) => {
    if (!isDamaged(error) && !isKeyGone(error)) throw error;
    journal.fault('keeper', error);
    return undefined;
  });
  return keys === undefined ? [] : tagsOf(world, keys);
}
