import { codeOf } from '../../domain/error-code';
import { isExpired } from '../../domain/retention';
import type { ThreadRow, ThreadStore } from '../../ports/threads';
import { isDamaged, isKeyGone, isKeyMissing } from '../../threads/is-damaged';
import type { RotationWorld } from '../keeper';

/** Counts of a run over all threads. */
export interface Rewrapped {
  /** Threads that were sealed to earlier keys, and now are to the newest. */
  readonly rewrapped: number;
  /** Threads that still need earlier keys: they changed meanwhile, or lack their month's key. */
  readonly left: number;
  /** Threads that no key will ever open: they hold up nothing. */
  readonly damaged: number;
}

/** Called with the number of threads looked at, and of all. */
export type Progress = (done: number, all: number) => void;

/** Threads in a transaction: few, so that the running bot need not wait for the database. */
const together = 40;

/** Runs for threads that a pass changes meanwhile; after these they wait for another day. */
const passes = 3;

/**
 * Seals every thread to its desk's newest keys, in the order of random ids, so that none is marked by having
 * been written. Each small transaction counts only if its rows have not changed. Finished threads cost no
 * write, so the work can go on after a cut.
 */
export async function rewrapThreads(
  world: RotationWorld,
  progress: Progress = () => undefined,
): Promise<Rewrapped> {
  let total = await onePass(world, progress);
  for (let pass = 1; pass < passes && total.left > 0; pass++) {
    const again = await onePass(world, () => undefined);
    total = { ...again, rewrapped: total.rewrapped + again.rewrapped };
  }
  return total;
}

async function onePass(world: RotationWorld, progress: Progress): Promise<Rewrapped> {
  const { threads } = world;
  const all = await threads.count();
  const found = { rewrapped: 0, left: 0, damaged: 0 };
  let done = 0;
  let after: ThreadRow['id'] | undefined;
  progress(0, all);
  for (;;) {
    const rows = await threads.page(after, together);
    const last = rows.at(-1);
    if (last === undefined) return found;
    after = last.id;
    const renewed: RewrappedRow[] = [];
    for (const row of rows) {
      const one = await renew(world, row);
      if (typeof one === 'object') renewed.push(one);
      else if (one !== 'newest') found[one] += 1;
    }
    const stored = await storeRewrapped(threads, renewed);
    found.rewrapped += stored;
    found.left += renewed.length - stored;
    done += rows.length;
    progress(done, Math.max(all, done));
  }
}

async function renew(
  { threadSealer, journal, clock }: RotationWorld,
  row: ThreadRow,
): Promise<RewrappedRow | 'newest' | 'left' | 'damaged'> {
  const { id, revision, expiry } = row;
  try {
    if (threadSealer.isNewest(row)) return 'newest';
    return { id, revision, expiry, ...(await threadSealer.rewrap(row, expiry)) };
  } catch (error) {
    // An expired month's key is destroyed, and the day's upkeep removes the thread.
    if (isKeyMissing(error)) return 'left';
    if (isKeyGone(error)) return isExpired(expiry, clock.today()) ? 'newest' : 'left';
    if (!isDamaged(error)) throw error;
    journal.fault('keeper', error);
    return 'damaged';
  }
}

type Threads = Pick<ThreadStore, 'rewrap'>;

/** A thread's row, sealed again. */
export type RewrappedRow = Parameters<ThreadStore['rewrap']>[0][number];

/** Stores rows together, or one by one if any has changed; gives how many were stored. */
export async function storeRewrapped(
  threads: Threads,
  rows: readonly RewrappedRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  if (await wasStored(threads, rows)) return rows.length;
  let stored = 0;
  for (const row of rows) if (await wasStored(threads, [row])) stored += 1;
  return stored;
}

async function wasStored(threads: Threads, rows: readonly RewrappedRow[]): Promise<boolean> {
  try {
    await threads.rewrap(rows);
    return true;
  } catch (error) {
    if (codeOf(error) === 'store_conflict') return false;
    throw error;
  }
}
