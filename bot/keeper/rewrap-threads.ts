import { isExpired } from '../domain/retention';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone, isKeyMissing } from '../threads/is-damaged';
import type { RotationWorld } from './keeper';
import { type RewrappedRow, storeRewrapped } from './store-rewrapped';

/** What a pass over all threads found. */
export interface Rewrapped {
  /** Threads that were sealed to earlier keys, and are sealed to the newest now. */
  readonly rewrapped: number;
  /** Threads that still need earlier keys: they changed meanwhile, or lack their month's key. */
  readonly left: number;
  /** Threads that no key opens, and never will: they hold up nothing. */
  readonly damaged: number;
}

/** How far a pass is: threads looked at, of all. */
export type Progress = (done: number, all: number) => void;

/** Threads a transaction: the bot beside must not wait for the database. */
const together = 40;

/** A thread that a release changes just then is tried again, three times at most, or another day. */
const passes = 3;

/**
 * Seals every thread to the newest of its desk's keys: all rows, so that none is marked by having been
 * written; in the order of their random ids, which says nothing; in small transactions, each of which counts
 * only if the row has not changed. What is sealed to the newest keys already costs a look and no write, so
 * that it goes on where it was cut short.
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
    // Expired: its month's key is destroyed, and the day's upkeep removes it.
    if (isKeyMissing(error)) return 'left';
    if (isKeyGone(error)) return isExpired(expiry, clock.today()) ? 'newest' : 'left';
    if (!isDamaged(error)) throw error;
    journal.fault('keeper', error);
    return 'damaged';
  }
}
