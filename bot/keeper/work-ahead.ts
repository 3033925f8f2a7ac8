import type { Day, Month } from '../domain/day';
import { type Desk, desks, type ThreadId } from '../domain/ids';
import type { Entry } from '../domain/operation';
import type { ThreadRow } from '../ports/thread-store';
import { ofKind } from './changes';
import { type At, type Begun, sealReport } from './file-threads';
import type { KeeperWorld } from './keeper';
import { lookWhereOpen, sharedFrom } from './open-months';
import { type AtPass, reseal } from './reseal';

/** What a pass has worked out before its transaction, for whatever is still as it was then. */
export interface Ahead {
  /** A report, sealed as the thread that it becomes. */
  readonly filed: (id: Entry['id'], at: At) => Begun | undefined;
  /** A thread, sealed again under the month that all open ones share after the pass. */
  readonly resealed: (row: ThreadRow, shared: Month) => AtPass | undefined;
}

export interface WorksAhead {
  /** Works it out, once a pass, some minutes before it. */
  readonly before: (pass: Day) => Promise<void>;
  /** Gives it, and forgets it. Where nobody looked before, as after a stop, it is worked out now. */
  readonly take: (pass: Day) => Promise<Ahead>;
  /** Forgets it: another process makes the pass. */
  readonly forget: () => void;
}

export function createWorksAhead(world: KeeperWorld): WorksAhead {
  let done: { readonly pass: Day; readonly ahead: Ahead } | undefined;
  return {
    before: async (pass) => {
      if (done?.pass === pass) return;
      done = undefined;
      if (!world.windows.isNearlyPassed(pass)) return;
      done = { pass, ahead: await workAhead(world, pass) };
    },
    take: async (pass) => {
      const known = done?.pass === pass ? done.ahead : undefined;
      done = undefined;
      return known ?? workAhead(world, pass);
    },
    forget: () => {
      done = undefined;
    },
  };
}

export const nothingAhead: Ahead = { filed: () => undefined, resealed: () => undefined };

/** Reports and threads that are worked on before others get their turn: some milliseconds' worth. */
const [reportsAtOnce, threadsAtOnce] = [20, 100];

/**
 * Does what takes long in a pass before its transaction, in which nobody else can write: seals the reports
 * that wait, and the states of all open threads again. It changes nothing. What comes or is changed after it
 * was looked at is done in the transaction, and so is what fails here.
 */
async function workAhead(world: KeeperWorld, pass: Day): Promise<Ahead> {
  const today = world.clock.today();
  // Some minutes before midnight the pass is tomorrow's.
  const day = pass > today ? pass : today;
  const filed = await sealAhead(world, { filedOn: day, shared: sharedFrom(world, day) });
  const looked = await resealAhead(world, day);
  return {
    filed: (id, at) => {
      const known = filed.get(id);
      const isAsItWas = known?.thread.filedOn === at.filedOn && known.thread.expiry === at.shared;
      return isAsItWas ? known : undefined;
    },
    resealed: (row, shared) => {
      const known = looked.get(row.id);
      if (known === undefined || !isAsItWas(known.row, row)) return undefined;
      return known.shared === shared ? known.becomes : undefined;
    },
  };
}

async function sealAhead(world: KeeperWorld, at: At): Promise<Map<Entry['id'], Begun>> {
  const sealed = new Map<Entry['id'], Begun>();
  const { entries } = await world.pool.now();
  for (const [n, filing] of ofKind(entries, 'filing').entries()) {
    const one = await unlessItFails(() => Promise.resolve(sealReport(world, filing, at)));
    if (one !== undefined) sealed.set(filing.entry.id, one);
    // People's requests are served meanwhile.
    if (n % reportsAtOnce === reportsAtOnce - 1) await world.pause(0);
  }
  return sealed;
}

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
