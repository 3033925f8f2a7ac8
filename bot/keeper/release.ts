import type { Desk, ThreadId } from '../domain/ids';
import type { ThreadState } from '../domain/thread';
import type { Notice } from '../ports/outbox';
import type { EpochRow, Pool, PoolRow, Release } from '../ports/pool';
import type { Random } from '../ports/random';
import type { Operation, PoolSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isUnread } from '../threads/is-damaged';
import { type Filing, fileThreads } from './file-threads';
import { KeeperError } from './keeper-error';
import { moveThreads } from './move-threads';
import { settle } from './settle';
import { type Change, type Updating, updateThreads } from './update-threads';

export interface Releasing extends Omit<Filing, 'random'>, Omit<Updating, 'random'> {
  readonly random: Random;
  readonly pool: Pick<Pool, 'release'>;
  readonly poolSealer: PoolSealer;
  /** Reads the keys again, outside the transaction. */
  readonly readKeys: () => Promise<void>;
  /** Who is to be told of what arrived; asked within the release's transaction. */
  readonly notices: (arrived: readonly Arrived[]) => Promise<readonly Notice[]>;
}

/** What a release brought to a desk: the states of threads that are new there or in which something new stands. */
export interface Arrived {
  readonly desk: Desk;
  readonly state: Pick<ThreadState, 'excluded'>;
}

/**
 * Ends the running epoch: everything that waits in the pool becomes threads, messages and states together, in one
 * transaction and in random order, and the epoch's key is gone. Within it no key is read. Where one is missing the
 * transaction is undone, the keys are read, and it is done again.
 */
export async function release(releasing: Releasing): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await releaseOnce(releasing);
      return;
    } catch (error) {
      if (!isUnread(error) || tries === most) throw error;
      await releasing.readKeys();
    }
  }
}

/** A rotation draws keys while the release runs, and again while they are read: that is enough for one time. */
const most = 3;

async function releaseOnce(releasing: Releasing): Promise<void> {
  const next = await releasing.poolSealer.newEpoch();
  await releasing.pool.release(next, async (epoch, rows, find) => {
    const { arrived, ...made } = await make(
      releasing,
      await openRows(releasing, epoch, rows),
      find,
    );
    return { ...made, notices: await releasing.notices(arrived) };
  });
}

/**
 * A row that does not open was not written by this product: it is dropped, since it must not hold up the others. When the
 * epoch's own key does not open, the release fails as a whole and loses nothing.
 */
async function openRows(
  { poolSealer, journal }: Releasing,
  epoch: EpochRow,
  rows: readonly PoolRow[],
): Promise<Operation[]> {
  // All at once, so that all keys are known that are missing.
  const operations = await Promise.all(rows.map((row) => poolSealer.open(epoch, row.envelope)));
  return operations.filter((operation) => {
    if (operation === undefined) journal.fault('release', new KeeperError('pool_row_unreadable'));
    return operation !== undefined;
  });
}

type Find = (ids: readonly ThreadId[]) => Promise<readonly ThreadRow[]>;

async function make(
  releasing: Releasing,
  operations: readonly Operation[],
  find: Find,
): Promise<Omit<Release, 'notices'> & { readonly arrived: readonly Arrived[] }> {
  const there = await find([...new Set(operations.flatMap(namedThread))]);
  const { moves, carried, removals } = moveThreads(releasing, operations, there);
  const begun = [...(await fileThreads(releasing, operations)), ...moves];
  const isNew = new Set(begun.map(({ thread }) => thread.id));
  const isGone = new Set(removals.map(({ id }) => id));
  const present = [...there.filter(({ id }) => !isGone.has(id)), ...begun.map((o) => o.thread)];
  const known = new Set(present.map(({ id }) => id));
  const changes = operations.filter(isChange).filter(({ thread }) => known.has(thread));

  const findPresent: Find = async (ids) => find(ids.filter((id) => !isGone.has(id)));
  const updated = await updateThreads(releasing, present, changes, findPresent);
  const changed = new Map(updated.map(({ row, to }) => [row.id, to]));
  const threads = begun.map(({ thread }) => ({ ...thread, ...changed.get(thread.id) }));
  const messages = [...begun, ...carried, ...changes.filter((o) => o.kind === 'message')];
  const old = updated.filter(({ row }) => !isNew.has(row.id));
  return {
    removals,
    threads,
    messages: messages.map((o) => ({ candidates: o.tags, envelope: o.message })),
    updates: old.flatMap(({ row, to }) =>
      to === undefined ? [] : [{ id: row.id, from: row.revision, to }],
    ),
    arrived: [
      ...(await settle(releasing, threads, async (row) => ({
        desk: row.desk,
        state: await releasing.threadSealer.openState(row),
      }))),
      ...old.filter(({ isNews }) => isNews).map(({ row, state }) => ({ desk: row.desk, state })),
    ],
  };
}

function isChange(operation: Operation): operation is Change {
  return operation.kind === 'message' || operation.kind === 'act';
}

/** The stored thread that an operation is about. */
function namedThread(operation: Operation): readonly ThreadId[] {
  if (isChange(operation)) return [operation.thread];
  return operation.kind === 'move' ? [operation.from] : [];
}
