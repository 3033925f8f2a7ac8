import type { Day, Month } from '../../domain/day';
import { desks, type ThreadId } from '../../domain/ids';
import type { Entry } from '../../domain/operation';
import type { ThreadRow } from '../../ports/threads';
import type { KeeperWorld } from '../keeper';
import { type AtPass, lookWhereOpen, pagesOf, reseal, sharedFrom } from '../upkeep/open-months';
import { ofKind } from './changes';
import { type Begun, type PassDay, sealReport } from './file-threads';

/** What was prepared for a pass, before its transaction; each part is given only if nothing has changed. */
export interface Ahead {
  readonly filed: (id: Entry['id'], at: PassDay) => Begun | undefined;
  readonly resealed: (row: ThreadRow, shared: Month) => AtPass | undefined;
}

export interface WorksAhead {
  /** Prepares once for a pass, some minutes before it. */
  readonly before: (pass: Day) => Promise<void>;
  /** Gives what was prepared, and forgets it. If nothing was, as after a stop, it prepares now. */
  readonly take: (pass: Day) => Promise<Ahead>;
  /** Forgets it, because another process makes the pass. */
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

/** Threads that are worked on before others get their turn: some milliseconds' worth. */
const threadsAtOnce = 100;

/**
 * Does the slow work of a pass before its transaction, which blocks all other writers. It seals waiting
 * reports, and seals the states of open threads again. It stores nothing. The transaction does what changed
 * later or failed here.
 */
async function workAhead(world: KeeperWorld, pass: Day): Promise<Ahead> {
  const today = world.clock.today();
  // Shortly before midnight the pass is tomorrow's.
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

async function sealAhead(world: KeeperWorld, at: PassDay): Promise<Map<Entry['id'], Begun>> {
  const sealed = new Map<Entry['id'], Begun>();
  const { entries } = await world.pool.now();
  // What is not due yet costs nothing: else each day would tell how much waits for another.
  const due = entries.filter(({ when }) => when.outOn <= at.filedOn);
  for (const filing of ofKind(due, 'filing')) {
    const one = await unlessItFails(() => Promise.resolve(sealReport(world, filing, at)));
    if (one !== undefined) sealed.set(filing.entry.id, one);
    // People's requests are served after each: how long others wait says nothing of how many there are.
    await world.pause(0);
  }
  return sealed;
}

interface ResealedAhead {
  readonly row: Pick<ThreadRow, 'revision' | 'expiry' | 'keys'>;
  readonly shared: Month;
  readonly becomes: AtPass;
}

async function resealAhead(world: KeeperWorld, day: Day): Promise<Map<ThreadId, ResealedAhead>> {
  const looked = new Map<ThreadId, ResealedAhead>();
  const shared = sharedFrom(world, day);
  await lookWhereOpen(await world.threads.expiryMonths(), shared, async (month) => {
    let open = 0;
    for (const desk of desks) {
      for await (const rows of pagesOf(world, desk, month, threadsAtOnce))
        for (const row of rows) {
          const becomes = await unlessItFails(() => reseal(world, row, shared));
          if (becomes === undefined) continue;
          const { revision, expiry, keys } = row;
          looked.set(row.id, { row: { revision, expiry, keys }, shared, becomes });
          if (becomes !== 'rests') open += 1;
        }
      await world.pause(0);
    }
    return open;
  });
  return looked;
}

/** Compares keys, too: a rotation exchanges them under the same revision. */
function isAsItWas(known: ResealedAhead['row'], now: ResealedAhead['row']): boolean {
  return (
    known.revision === now.revision &&
    known.expiry === now.expiry &&
    Buffer.compare(known.keys, now.keys) === 0
  );
}

/** Ignores a failure: the transaction tries again, and reports it. */
async function unlessItFails<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  return Promise.resolve()
    .then(work)
    .catch(() => undefined);
}
