import { addDays, type Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { Readable } from '../domain/readers';
import type { Epoch, PoolRow, Release, StoredThreads } from '../ports/pool';
import type { DueOn, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { carryOn, type WaitsOn } from './carry-on';
import { fileThreads } from './file-threads';
import type { KeeperWorld } from './keeper';
import { mapUndamaged } from './map-undamaged';
import { moveThreads } from './move-threads';
import { sharedFrom } from './open-months';
import { isChange, namedThreads, openRows } from './open-rows';
import { resealThreads } from './reseal-threads';
import { updateThreads } from './update-threads';
import { type Ahead, nothingAhead } from './work-ahead';

/**
 * What a release brought to a desk: the states of threads that are new there or in which something new
 * stands.
 */
export interface Arrived extends Readable {
  readonly desk: Desk;
}

/** What becomes of an epoch's rows: all that a release stores but the notices. */
export interface OpenedRelease extends Omit<Release, 'notices'> {
  readonly arrived: readonly Arrived[];
  readonly kept: WaitsOn;
}

/** What a release begins with. */
interface Begun {
  readonly epoch: Epoch;
  /** The epoch to which what is not due yet is sealed. */
  readonly next: Epoch;
  /** What was worked out before the transaction. */
  readonly ahead?: Ahead;
}

/** Opens the rows of an epoch and says what becomes of them. */
export async function openRelease(
  world: KeeperWorld,
  { epoch, next, ahead = nothingAhead }: Begun,
  rows: readonly PoolRow[],
  stored: StoredThreads,
): Promise<OpenedRelease> {
  const { find } = stored;
  const shared = sharedFrom(world, world.clock.today());
  const opened = (await openRows(world, epoch, rows, ahead)).map((one) => believed(world, one));
  const operations = opened.filter((one) => isDue(world, one));
  const named = await find(namedThreads(opened));
  const notDue = opened.filter((one) => !isDue(world, one));
  const later = await carryOn(world, notDue, next, named);
  const isNamed = new Set(namedThreads(operations));
  const there = named.filter(({ id }) => isNamed.has(id));
  const { moves, carried, removals } = moveThreads(world, operations, there);
  const begun = await Promise.all(
    [...(await fileThreads(world, operations)), ...moves].map((one) =>
      asReleased(world, one, shared),
    ),
  );
  const isNew = new Set(begun.map(({ thread }) => thread.id));
  const isGone = new Set(removals.map(({ id }) => id));
  const present = [...there.filter(({ id }) => !isGone.has(id)), ...begun.map((o) => o.thread)];
  const known = new Set(present.map(({ id }) => id));
  const changes = operations.filter(isChange).filter(({ thread }) => known.has(thread));

  const findPresent: typeof find = async (ids) => find(ids.filter((id) => !isGone.has(id)));
  const updated = await updateThreads(world, shared, present, changes, findPresent);
  const changed = new Map(updated.map(({ row, to }) => [row.id, to]));
  const threads = begun.map(({ thread }) => ({ ...thread, ...changed.get(thread.id) }));
  const messages = [...begun, ...carried, ...changes.filter((o) => o.kind !== 'act')];
  const old = updated.filter(({ row }) => !isNew.has(row.id));
  const touched = new Set([...changed.keys(), ...isGone, ...isNew]);
  const resealed =
    epoch.endsOn !== undefined ? await resealThreads(world, stored, shared, touched, ahead) : [];
  return {
    kept: later.kept,
    carried: later.rows,
    removals,
    threads,
    messages: messages.map((o) => ({ candidates: o.tags, envelope: o.message })),
    // What is out is read in the thread.
    copies: operations.flatMap((o) => ('copy' in o && o.copy !== undefined ? [o.copy] : [])),
    updates: [
      ...resealed,
      ...old.flatMap(({ row, to }) =>
        to === undefined ? [] : [{ id: row.id, from: row.revision, to }],
      ),
    ],
    arrived: [
      ...(await mapUndamaged(world, threads, async (row) => ({
        desk: row.desk,
        row,
        state: await world.threadSealer.openState(row),
      }))),
      ...old
        .filter(({ isNews }) => isNews)
        .map(({ row, state }) => ({ desk: row.desk, row, state })),
    ],
  };
}

/**
 * An operation with a day on which it can be due. Where the clock was ahead by days when it was written, it
 * is due at the end of the window that runs now.
 */
function believed({ windows }: KeeperWorld, one: Operation): Operation {
  const { due } = one;
  if (due === undefined || due === 'pass' || due <= addDays(windows.opensOn('window'), 7))
    return one;
  return { ...one, due: windows.dueOn('window') ?? 'pass' };
}

/** Whether an operation is to be released now. */
function isDue({ windows }: KeeperWorld, { due }: Operation): boolean {
  return due === undefined || due === 'pass' || windows.isOver({ endsOn: due });
}

/**
 * A thread bears the day of its release, and the month that all open threads share then: else its month would
 * say on which side of a month's turn it was written. One from before that was so keeps the day that it has.
 */
async function asReleased<T extends { readonly due?: DueOn; readonly thread: ThreadRow }>(
  { clock, threadSealer }: Pick<KeeperWorld, 'clock' | 'threadSealer'>,
  one: T,
  expiry: Month,
): Promise<T> {
  if (one.due === undefined) return one;
  const filedOn = clock.today();
  const { thread } = one;
  const sealed = thread.expiry === expiry ? {} : await threadSealer.rewrap(thread, expiry);
  return { ...one, thread: { ...thread, ...sealed, filedOn, expiry } };
}
