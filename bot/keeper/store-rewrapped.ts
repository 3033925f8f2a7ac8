import type { ThreadStore } from '../ports/thread-store';

type Threads = Pick<ThreadStore, 'rewrap'>;

/** A thread's row, sealed again. */
export type RewrappedRow = Parameters<ThreadStore['rewrap']>[0][number];

/** Stores them together, or each alone when one has changed; gives how many were stored. */
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
    if (error instanceof Error && 'code' in error && error.code === 'store_conflict') return false;
    throw error;
  }
}
