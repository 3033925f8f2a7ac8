import { addToMonth, type Day, type Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { expiryOfOpen } from '../domain/retention';
import { standsOpen } from '../domain/thread';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone, isKeyMissing } from './is-damaged';
import type { KnownThread } from './remembered-states';
import type { QueueWorld } from './worlds';

/** The months of open threads: in the first hours of a month it may still be the month before. */
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
  return all.filter(({ state }) => standsOpen(state));
}

/**
 * A desk's threads under the months of open ones, with those that were closed lately and stand there until
 * the month turns. Only those are read and opened that are not remembered as they are now.
 */
export async function amongOpen(
  world: QueueWorld,
  desk: Desk,
  today: Day,
): Promise<readonly KnownThread[]> {
  const found = new Map<ThreadId, KnownThread>();
  // The earlier month first: one that is being put under the later month is found there, if not here.
  for (const month of openMonths(today).toReversed())
    for (const thread of await threadsOfMonth(world, desk, month)) found.set(thread.row.id, thread);
  return [...found.values()];
}

/** A desk's threads of one month, settled ones too: remembered like the others. */
export async function threadsOfMonth(
  world: QueueWorld,
  desk: Desk,
  month: Month,
): Promise<readonly KnownThread[]> {
  const { threads, threadSealer, remembered } = world;
  const known = remembered.of(desk, month, (...of) => threadSealer.nameStateKeys(...of));
  if (known.size === 0) {
    const opened = await openStates(world, await threads.ofDesk(desk, [month]));
    remembered.keep(known, opened.map(asKnown));
    return opened;
  }
  const now = await threads.revisions(desk, month);
  const there = new Set(now.map(({ id }) => id));
  for (const id of known.keys()) if (!there.has(id)) known.delete(id);
  const changed = now.filter(({ id, revision }) => known.get(id)?.row.revision !== revision);
  for (const { id } of changed) known.delete(id);
  const kept = [...known.values()];
  const opened = await openStates(world, await threads.byIds(changed.map(({ id }) => id)));
  remembered.keep(known, opened.map(asKnown));
  return [...kept, ...opened];
}

/** Without the sealed columns, which are of no use once the state is open. */
function asKnown({ row, state }: OpenRow): KnownThread {
  const { id, desk, reference, filedOn, revision } = row;
  return { row: { id, desk, reference, filedOn, revision }, state };
}

interface OpenRow extends KnownThread {
  readonly row: ThreadRow;
}

/**
 * What of a member's queue cannot be read because the vault lacks a key that it needs: how many threads that
 * the member could see when they were read last, or `some` where that is not known; `undefined` when nothing
 * is lacking. A number of rows would also count those that the member must not know of.
 * @param members everybody of the member's desk
 */
export function unreadOf(
  {
    threadSealer,
    remembered,
  }: Pick<QueueWorld, 'remembered'> & {
    readonly threadSealer: Pick<ThreadSealer, 'lacksKey'>;
  },
  member: Member,
  members: readonly Member[],
  today: Day,
): number | 'some' | undefined {
  const months = openMonths(today).filter((month) => threadSealer.lacksKey(month));
  if (months.length === 0) return undefined;
  const count = months.reduce(
    (sum, month) => sum + remembered.countShut(member.desk, month, member, members),
    0,
  );
  return count === 0 ? 'some' : count;
}

/** Those of the rows that are settled and not held. One that cannot be read is left out and stops nobody. */
export async function settled(
  world: Pick<QueueWorld, 'journal'> & UnsealWorld,
  rows: readonly ThreadRow[],
): Promise<readonly OpenRow[]> {
  return (await openStates(world, rows)).filter(({ state }) => !standsOpen(state));
}

interface UnsealWorld {
  readonly threadSealer: Pick<QueueWorld['threadSealer'], 'openState'>;
}

/** Those of the rows that open, with their states. */
export async function openStates(
  { threadSealer, journal }: Pick<QueueWorld, 'journal'> & UnsealWorld,
  rows: readonly ThreadRow[],
): Promise<readonly OpenRow[]> {
  const opened = await Promise.all(
    rows.map(async (row) => {
      try {
        return { row, state: await threadSealer.openState(row) };
      } catch (error) {
        if (!isDamaged(error) && !isKeyGone(error) && !isKeyMissing(error)) throw error;
        journal.fault('thread', error);
        return undefined;
      }
    }),
  );
  return opened.filter((one) => one !== undefined);
}
