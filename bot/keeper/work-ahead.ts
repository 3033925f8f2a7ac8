import type { Day, Month } from '../domain/day';
import { toHex } from '../domain/hex';
import { type Desk, desks, type EpochId, type ThreadId } from '../domain/ids';
import type { Epoch, PoolRow } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { lookWhereOpen, sharedFrom } from './open-months';
import { type AtPass, reseal } from './reseal';

/** What a pass has worked out before its transaction, for whatever is still as it was then. */
export interface Ahead {
  /** What a row of the pool says. */
  readonly operation: (row: PoolRow) => Operation | undefined;
  /** A thread, sealed again under the month that all open ones share after the pass. */
  readonly resealed: (row: ThreadRow, shared: Month) => AtPass | undefined;
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
      done = { epoch: epoch.id, ahead: await workAhead(world, epoch) };
    },
    take: async (epoch) => {
      const known = done?.epoch === epoch.id ? done.ahead : undefined;
      done = undefined;
      return known ?? workAhead(world, epoch);
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
async function workAhead(world: KeeperWorld, { endsOn }: Epoch): Promise<Ahead> {
  const operations = await openAhead(world);
  const today = world.clock.today();
  // Some minutes before midnight the pass is tomorrow's.
  const looked = await resealAhead(world, endsOn !== undefined && endsOn > today ? endsOn : today);
  return {
    operation: ({ slot, envelope }) => {
      const known = operations.get(toHex(slot));
      return known !== undefined && isSame(known.envelope, envelope) ? known.operation : undefined;
    },
    resealed: (row, shared) => {
      const known = looked.get(row.id);
      if (known === undefined || !isAsItWas(known.row, row)) return undefined;
      return known.shared === shared ? known.becomes : undefined;
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

/** A thread as it was when it was looked at. */
interface Looked {
  readonly row: Pick<ThreadRow, 'revision' | 'expiry' | 'keys'>;
  /** The month that open ones were to share after the pass. */
  readonly shared: Month;
  readonly becomes: AtPass;
}

async function resealAhead(world: KeeperWorld, day: Day): Promise<Map<ThreadId, Looked>> {
  const looked = new Map<ThreadId, Looked>();
  const shared = sharedFrom(world, day);
  await lookWhereOpen(await world.threads.expiryMonths(), shared, async (month) => {
    let open = 0;
    for (const desk of desks) {
      for await (const row of rowsOf(world, desk, month)) {
        const becomes = await unlessItFails(() => reseal(world, row, shared));
        if (becomes === undefined) continue;
        const { revision, expiry, keys } = row;
        looked.set(row.id, { row: { revision, expiry, keys }, shared, becomes });
        if (becomes !== 'rests') open += 1;
      }
    }
    return open;
  });
  return looked;
}

/** A desk's threads of a month, with a rest after some of them. */
async function* rowsOf(
  { threads, pause }: KeeperWorld,
  desk: Desk,
  month: Month,
): AsyncGenerator<ThreadRow> {
  const read = (after: ThreadRow | undefined) =>
    threads.ofMonth(desk, month, { after: after?.id, most: threadsAtOnce });
  for await (const rows of pages(read, threadsAtOnce)) {
    yield* rows;
    await pause(0);
  }
}

/** A rotation puts a thread under other keys and leaves it its revision. */
function isAsItWas(known: Looked['row'], now: Looked['row']): boolean {
  return (
    known.revision === now.revision && known.expiry === now.expiry && isSame(known.keys, now.keys)
  );
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
