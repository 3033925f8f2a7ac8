import type { Month } from '../domain/day';
import { toHex } from '../domain/hex';
import { desks, type EpochId, type Revision, type ThreadId } from '../domain/ids';
import { expiryOfOpen } from '../domain/retention';
import { versionOf } from '../domain/thread';
import type { Epoch, PoolRow, Release } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';

type Resealed = Release['updates'][number];

/** What a pass has worked out before its transaction, for whatever is still as it was then. */
export interface Ahead {
  /** What a row of the pool says. */
  readonly operation: (row: PoolRow) => Operation | undefined;
  /** A thread's state, sealed again. */
  readonly resealed: (row: ThreadRow) => Resealed | undefined;
}

/** What is worked out before the window of an epoch ends, for the pass that ends it. */
export interface WorksAhead {
  /** Works it out, once an epoch, some minutes before its window ends. */
  readonly before: (epoch: Epoch) => Promise<void>;
  /** Gives it, and forgets it. Where nobody looked before, as after a stop, it is worked out now. */
  readonly take: (epoch: Epoch) => Promise<Ahead>;
  /** Forgets it: another process ends the window. */
  readonly forget: () => void;
}

export function createWorksAhead(world: KeeperWorld): WorksAhead {
  let done: { readonly epoch: EpochId; readonly ahead: Ahead } | undefined;
  return {
    before: async (epoch) => {
      if (done?.epoch === epoch.id) return;
      done = undefined;
      if (!world.windows.isNearlyOver(epoch)) return;
      done = { epoch: epoch.id, ahead: await workAhead(world) };
    },
    take: async (epoch) => {
      const known = done?.epoch === epoch.id ? done.ahead : undefined;
      done = undefined;
      return known ?? workAhead(world);
    },
    forget: () => {
      done = undefined;
    },
  };
}

/** Nothing was worked out. */
export const nothingAhead: Ahead = { operation: () => undefined, resealed: () => undefined };

/** Rows and threads that are worked on before others get their turn: some milliseconds' worth. */
const [rowsAtOnce, threadsAtOnce] = [50, 100];

/**
 * Does what takes long in a pass before its transaction, in which nobody else can write: opens the rows that
 * wait, and seals the states of all open threads again. It changes nothing. What comes or is changed after
 * it was looked at is done in the transaction, and so is what fails here.
 */
async function workAhead(world: KeeperWorld): Promise<Ahead> {
  const operations = await openAhead(world);
  const resealed = await resealAhead(world, expiryOfOpen(world.clock.today()));
  return {
    operation: ({ slot, envelope }) => {
      const known = operations.get(toHex(slot));
      return known !== undefined && isSame(known.envelope, envelope) ? known.operation : undefined;
    },
    resealed: ({ id, revision, expiry, keys }) => {
      const known = resealed.get(id);
      if (known === undefined) return undefined;
      const { from, to } = known;
      // A rotation puts a thread under other keys and leaves it its revision.
      const isStill = from === revision && to.expiry === expiry && isSame(to.keys, keys);
      return isStill ? known : undefined;
    },
  };
}

interface Opened {
  readonly envelope: Uint8Array;
  readonly operation: Operation;
}

async function openAhead({ pool, poolSealer, pause }: KeeperWorld): Promise<Map<string, Opened>> {
  const opened = new Map<string, Opened>();
  const epoch = await pool.running();
  if (epoch === undefined) return opened;
  for await (const rows of pages(
    (after: PoolRow | undefined) => pool.rows(epoch.id, after?.slot, rowsAtOnce),
    rowsAtOnce,
  )) {
    for (const { slot, envelope } of rows) {
      const operation = await unlessItFails(() => poolSealer.open(epoch, envelope));
      if (operation !== undefined) opened.set(toHex(slot), { envelope, operation });
    }
    // People's requests are served meanwhile.
    await pause(0);
  }
  return opened;
}

async function resealAhead(
  { threads, threadSealer, random, pause }: KeeperWorld,
  month: Month,
): Promise<Map<ThreadId, Resealed>> {
  const resealed = new Map<ThreadId, Resealed>();
  for (const desk of desks) {
    const read = (after: ThreadRow | undefined) =>
      threads.ofMonth(desk, month, { after: after?.id, most: threadsAtOnce });
    for await (const rows of pages(read, threadsAtOnce)) {
      for (const row of rows) {
        const one = await unlessItFails(() => reseal({ threadSealer, random }, row));
        if (one !== undefined) resealed.set(row.id, one);
      }
      await pause(0);
    }
  }
  return resealed;
}

/** Seals a thread's state again, under a new revision. What people compare stays as it is. */
export async function reseal(
  { threadSealer, random }: Pick<KeeperWorld, 'threadSealer' | 'random'>,
  row: ThreadRow,
): Promise<Resealed> {
  const { id, desk, expiry, keys } = row;
  const state = await threadSealer.openState(row);
  const revision = random.id<Revision>();
  const sealing = { ...state, version: versionOf(row, state) };
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, sealing);
  return { id, from: row.revision, to: { revision, state: sealed, expiry, keys } };
}

/** Page after page, each read from the last row of the one before. */
async function* pages<Row>(
  read: (after: Row | undefined) => Promise<readonly Row[]>,
  most: number,
): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows;
    after = rows.at(-1);
    if (rows.length < most) return;
  }
}

/** What fails is tried again in the transaction, which says so. */
async function unlessItFails<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
