import { addToMonth, type Day, type Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { expiryOfOpen } from '../domain/retention';
import { canTurnByDay, isAmongOpen } from '../domain/thread';
import type { ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';
import { unlessUnreadable } from './is-damaged';
import type { KnownThread } from './remembered';
import type { QueueWorld } from './worlds';

/** The months of open threads: early in a month some are still under the month before. */
export function openMonths(today: Day): readonly Month[] {
  const month = expiryOfOpen(today);
  return [month, addToMonth(month, -1)];
}

/** A desk's threads that ask for something or are held: open ones, and closed ones with news. */
export async function openThreads(
  world: QueueWorld,
  desk: Desk,
  today: Day,
): Promise<readonly KnownThread[]> {
  const all = await amongOpen(world, desk, today);
  return all.filter(({ state }) => isAmongOpen(state));
}

/**
 * A desk's threads under the months of open ones, including those closed lately. It reads and opens only
 * those not remembered as they are now.
 */
export async function amongOpen(
  world: QueueWorld,
  desk: Desk,
  today: Day,
): Promise<readonly KnownThread[]> {
  const found = new Map<ThreadId, KnownThread>();
  // The earlier month first: a thread being moved to the later month is found there, if not here.
  for (const month of openMonths(today).toReversed())
    for (const thread of await threadsOfMonth(world, desk, month)) found.set(thread.row.id, thread);
  return [...found.values()];
}

/** A desk's threads of one month, finished ones included. */
export async function threadsOfMonth(
  world: QueueWorld,
  desk: Desk,
  month: Month,
): Promise<readonly KnownThread[]> {
  const { threads, threadSealer, remembered } = world;
  const known = remembered.of(desk, month, (...of) => threadSealer.nameStateKeys(...of));
  const remember = (opened: readonly OpenRow[]): void => {
    // A case that a day can change is opened at each look.
    for (const one of opened)
      if (!canTurnByDay(one.state)) remembered.keep(known, one.row.id, asKnown(one));
  };
  if (known.size === 0) {
    const opened = await openStates(world, await threads.ofDesk(desk, [month]));
    remember(opened);
    return opened;
  }
  const now = await threads.revisions(desk, month);
  const there = new Set(now.map(({ id }) => id));
  for (const id of known.keys()) if (!there.has(id)) known.delete(id);
  const changed = now.filter(({ id, revision }) => known.get(id)?.row.revision !== revision);
  for (const { id } of changed) known.delete(id);
  const kept = [...known.values()];
  const opened = await openStates(world, await threads.byIds(changed.map(({ id }) => id)));
  remember(opened);
  return [...kept, ...opened];
}

/** Drops the sealed columns, which are useless once the state is open. */
function asKnown({ row, state }: OpenRow): KnownThread {
  const { id, desk, reference, filedOn, revision } = row;
  return { row: { id, desk, reference, filedOn, revision }, state };
}

interface LacksKeyWorld extends Pick<QueueWorld, 'remembered'> {
  readonly threadSealer: Pick<ThreadSealer, 'lacksKey'>;
}
interface UnsealWorld extends Pick<QueueWorld, 'journal'> {
  readonly threadSealer: Pick<ThreadSealer, 'openState'>;
}

/** A row and its state. */
export interface OpenRow extends KnownThread {
  readonly row: ThreadRow;
}

/**
 * How many threads of a member's queue cannot be read because the vault lacks a key, as last known; `some`
 * when unknown, `undefined` when nothing is lacking. A count of rows would include threads that the member
 * must not know of.
 * @param members everybody of the member's desk
 */
export function unreadOf(
  { threadSealer, remembered }: LacksKeyWorld,
  member: Member,
  members: readonly Member[],
  today: Day,
): number | 'some' | undefined {
  const months = openMonths(today).filter((month) => threadSealer.lacksKey(month));
  if (months.length === 0) return undefined;
  const counts = months.map((month) => remembered.countShut(member.desk, month, member, members));
  return counts.reduce((sum, count) => sum + count, 0) || 'some';
}

/** The rows that open, with their states. */
export async function openStates(
  { threadSealer, journal }: UnsealWorld,
  rows: readonly ThreadRow[],
): Promise<readonly OpenRow[]> {
  const opened = await Promise.all(
    rows.map((row) =>
      unlessUnreadable(journal, async () => ({ row, state: await threadSealer.openState(row) })),
    ),
  );
  return opened.filter((one) => one !== undefined);
}
