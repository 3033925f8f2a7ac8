import { toHex } from '../domain/hex';
import type { Desk, Revision } from '../domain/ids';
import { drawReference } from '../domain/reference';
import { expiryOfClosed, expiryOfOpen } from '../domain/retention';
import { type Act, applyAct, isSettled, type ThreadState } from '../domain/thread';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { Journal } from '../ports/journal';
import type { EpochRow, Pool, PoolRow, Release } from '../ports/pool';
import type { Operation, PoolSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';
import { isDamaged } from '../threads/is-damaged';
import { KeeperError } from './keeper-error';

export interface Releasing {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly pool: Pick<Pool, 'release'>;
  readonly poolSealer: PoolSealer;
  readonly threadSealer: Pick<ThreadSealer, 'openState' | 'sealState' | 'rewrap'>;
  readonly threads: Pick<ThreadStore, 'byBlindIndex' | 'byReference'>;
  readonly journal: Journal;
}

/** What a release brought to a desk: the states of threads in which the reporter has written. */
export interface Arrived {
  readonly desk: Desk;
  readonly state: Pick<ThreadState, 'excluded'>;
}

/**
 * Ends the running epoch: everything that waits in the pool becomes threads, messages and states together, in one
 * transaction and in random order, and the epoch's key is gone.
 */
export async function release(releasing: Releasing): Promise<readonly Arrived[]> {
  let arrived: Arrived[] = [];
  const next = await releasing.poolSealer.newEpoch();
  await releasing.pool.release(next, async (epoch, rows, find) => {
    const operations = await openRows(releasing, epoch, rows);
    const changes = operations.filter((o) => o.kind !== 'filing');
    const threads = await find([...new Set(changes.map((o) => o.thread))]);
    const known = new Set(threads.map((row) => row.id));
    const updated = await settle(releasing, threads, (row) =>
      update(
        releasing,
        row,
        changes.filter((o) => o.thread === row.id),
      ),
    );
    const filed = await withFreeReferences(
      releasing,
      await onceEach(
        releasing,
        operations.filter((o) => o.kind === 'filing'),
      ),
    );
    arrived = [
      ...(await settle(releasing, filed, (o) => arrivedBy(releasing, o.thread))),
      ...updated.flatMap((u) => (u.byReporter ? [{ desk: u.desk, state: u.state }] : [])),
    ];
    return {
      threads: filed.map((o) => o.thread),
      messages: [...filed, ...changes].flatMap((o) =>
        o.kind === 'act' || (o.kind === 'message' && !known.has(o.thread))
          ? []
          : [{ candidates: o.tags, envelope: o.message }],
      ),
      updates: updated.map((u) => u.update),
    };
  });
  return arrived;
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
  const opened: Operation[] = [];
  for (const row of rows) {
    const operation = await poolSealer.open(epoch, row.envelope);
    if (operation === undefined) journal.fault('release', new KeeperError('pool_row_unreadable'));
    else opened.push(operation);
  }
  return opened;
}

type FiledReport = Extract<Operation, { kind: 'filing' }>;

/** A receipt belongs to one report: whatever else is filed under it is that report, submitted once more. */
async function onceEach(
  { threads, journal }: Releasing,
  filed: readonly FiledReport[],
): Promise<FiledReport[]> {
  const seen = new Set<string>();
  const once: FiledReport[] = [];
  for (const filing of filed) {
    const { blindIndex } = filing.thread;
    const name = toHex(blindIndex);
    if (seen.has(name) || (await threads.byBlindIndex(blindIndex)) !== undefined) {
      journal.fault('release', new KeeperError('filed_again'));
    } else once.push(filing);
    seen.add(name);
  }
  return once;
}

/**
 * Two reports that drew the same reference in one window (once in some trillions) must not hold up the others: the
 * second gets another. A reference is a name for the telephone; nothing is found or opened by it alone.
 */
async function withFreeReferences(
  { threads, chance }: Releasing,
  filed: readonly FiledReport[],
): Promise<FiledReport[]> {
  const taken = new Set<string>();
  const free: FiledReport[] = [];
  for (const filing of filed) {
    let { reference } = filing.thread;
    while (taken.has(reference) || (await threads.byReference(reference)) !== undefined) {
      reference = drawReference((length) => chance.crockford(length));
    }
    taken.add(reference);
    free.push({ ...filing, thread: { ...filing.thread, reference } });
  }
  return free;
}

/** One thread whose state cannot be read keeps its messages, and does not hold up the others. */
async function settle<From, To>(
  { journal }: Releasing,
  all: readonly From[],
  work: (one: From) => Promise<To>,
): Promise<To[]> {
  const done = await Promise.all(
    all.map((one) =>
      work(one).catch((error: unknown) => {
        if (!isDamaged(error)) throw error;
        journal.fault('release', error);
        return undefined;
      }),
    ),
  );
  return done.filter((one) => one !== undefined);
}

async function arrivedBy({ threadSealer }: Releasing, row: ThreadRow): Promise<Arrived> {
  return { desk: row.desk, state: await threadSealer.openState(row) };
}

interface Updated {
  readonly desk: Desk;
  readonly state: ThreadState;
  readonly byReporter: boolean;
  readonly update: Release['updates'][number];
}

async function update(
  { threadSealer, chance, clock }: Releasing,
  row: ThreadRow,
  operations: readonly Exclude<Operation, { kind: 'filing' }>[],
): Promise<Updated> {
  const state = inWindowOrder(operations).reduce(applyAct, await threadSealer.openState(row));
  const revision = chance.id<Revision>();
  const expiry = expiryOf(state, clock);
  const { keys } = expiry === row.expiry ? row : await threadSealer.rewrap(row, expiry);
  const { id, desk } = row;
  const sealed = await threadSealer.sealState({ id, desk, revision, expiry }, state);
  return {
    desk,
    state,
    byReporter: operations.some((o) => o.side === 'reporter'),
    update: { id, from: row.revision, to: { revision, state: sealed, expiry, keys } },
  };
}

/** The desk's acts first: a message that the desk had not seen when it answered still waits for an answer. */
function inWindowOrder(operations: readonly Exclude<Operation, { kind: 'filing' }>[]): Act[] {
  const rank = (o: { side: string; place: number }): number =>
    (o.side === 'desk' ? 0 : 10) + o.place;
  return [...operations].sort((a, b) => rank(a) - rank(b)).map((o) => o.act);
}

/** A closed thread expires two years later; one in which the reporter has written again counts as open. */
function expiryOf(state: ThreadState, clock: Clock): ThreadRow['expiry'] {
  const closed = isSettled(state) ? state.closedOn : undefined;
  return closed === undefined ? expiryOfOpen(clock.today()) : expiryOfClosed(closed);
}
