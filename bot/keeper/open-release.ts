import { addToMonth, type Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import { expiryOfOpen } from '../domain/retention';
import type { ThreadState } from '../domain/thread';
import type { Epoch, PoolRow, Release } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { fileThreads } from './file-threads';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';
import { mapUndamaged } from './map-undamaged';
import { moveThreads } from './move-threads';
import { resealThreads } from './reseal-threads';
import { type Change, updateThreads } from './update-threads';

/**
 * What a release brought to a desk: the states of threads that are new there or in which something new
 * stands.
 */
export interface Arrived {
  readonly desk: Desk;
  readonly state: Pick<ThreadState, 'excluded'>;
}

/** Rows that are opened before others get their turn: some milliseconds' worth. */
const openedAtOnce = 50;

/** Reads threads inside the release's transaction; those that are not there are left out. */
type Find = (ids: readonly ThreadId[]) => Promise<readonly ThreadRow[]>;

/** Reads the threads of a month inside the release's transaction. */
type OfMonth = (month: Month) => Promise<readonly ThreadRow[]>;

/** Opens the rows of an epoch and says what becomes of them: all that a release stores but the notices. */
export async function openRelease(
  world: KeeperWorld,
  epoch: Epoch,
  rows: readonly PoolRow[],
  find: Find,
  ofMonth: OfMonth,
): Promise<Omit<Release, 'notices'> & { readonly arrived: readonly Arrived[] }> {
  const operations = await openRows(world, epoch, rows);
  const there = await find([...new Set(operations.flatMap(namedThread))]);
  const { moves, carried, removals } = moveThreads(world, operations, there);
  const begun = [...(await fileThreads(world, operations)), ...moves];
  const isNew = new Set(begun.map(({ thread }) => thread.id));
  const isGone = new Set(removals.map(({ id }) => id));
  const present = [...there.filter(({ id }) => !isGone.has(id)), ...begun.map((o) => o.thread)];
  const known = new Set(present.map(({ id }) => id));
  const changes = operations.filter(isChange).filter(({ thread }) => known.has(thread));

  const findPresent: Find = async (ids) => find(ids.filter((id) => !isGone.has(id)));
  const updated = await updateThreads(world, present, changes, findPresent);
  const changed = new Map(updated.map(({ row, to }) => [row.id, to]));
  const threads = begun.map(({ thread }) => ({ ...thread, ...changed.get(thread.id) }));
  const messages = [...begun, ...carried, ...changes.filter((o) => o.kind === 'message')];
  const old = updated.filter(({ row }) => !isNew.has(row.id));
  const touched = new Set([...changed.keys(), ...isGone, ...isNew]);
  const resealed = world.windows.byClock
    ? await resealThreads(world, await openThreads(world, ofMonth), touched)
    : [];
  return {
    removals,
    threads,
    messages: messages.map((o) => ({ candidates: o.tags, envelope: o.message })),
    updates: [
      ...resealed,
      ...old.flatMap(({ row, to }) =>
        to === undefined ? [] : [{ id: row.id, from: row.revision, to }],
      ),
    ],
    arrived: [
      ...(await mapUndamaged(world, threads, async (row) => ({
        desk: row.desk,
        state: await world.threadSealer.openState(row),
      }))),
      ...old.filter(({ isNews }) => isNews).map(({ row, state }) => ({ desk: row.desk, state })),
    ],
  };
}

/**
 * A row that does not open was not written by this product: it is dropped, since it must not hold up the
 * others. When the epoch's own key does not open, the release fails as a whole and loses nothing.
 */
async function openRows(
  world: KeeperWorld,
  epoch: Epoch,
  rows: readonly PoolRow[],
): Promise<Operation[]> {
  const { poolSealer, journal } = world;
  const operations: Operation[] = [];
  for (const [n, { envelope }] of rows.entries()) {
    // People's requests are served meanwhile.
    if (n % openedAtOnce === openedAtOnce - 1) await world.pause(0);
    const operation = await poolSealer.open(epoch, envelope);
    if (operation !== undefined) operations.push(operation);
    else journal.fault('release', new KeeperError('pool_row_unreadable'));
  }
  return operations;
}

function isChange(operation: Operation): operation is Change {
  return operation.kind === 'message' || operation.kind === 'act';
}

/** The stored thread that an operation is about. */
function namedThread(operation: Operation): readonly ThreadId[] {
  if (isChange(operation)) return [operation.thread];
  return operation.kind === 'move' ? [operation.from] : [];
}

/**
 * The open threads: those of the month that they share, and of the one that they shared before, where a pass
 * comes before the upkeep that moves them on.
 */
async function openThreads(
  { clock }: Pick<KeeperWorld, 'clock'>,
  ofMonth: OfMonth,
): Promise<readonly ThreadRow[]> {
  const shared = expiryOfOpen(clock.today());
  return [...(await ofMonth(addToMonth(shared, -1))), ...(await ofMonth(shared))];
}
