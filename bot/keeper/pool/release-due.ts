import type { Day } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import { type Entry, followed, type SubmissionId } from '../../domain/operation';
import { turned, without } from '../../domain/pool-image';
import type { Release, StoredThreads } from '../../ports/pool';
import { turnKeys } from './keys';
import type { PoolRows } from './rows';
import type { PoolWorld } from './world';

/** What is released, and how. */
export interface Releasing {
  readonly isDue: (entry: Entry) => boolean;
  /**
   * What is stored of what is due, which submissions wait on since they cannot be applied, and what moved
   * threads have become.
   */
  readonly open: (
    due: readonly Entry[],
    stored: StoredThreads,
  ) => Promise<{
    readonly release: Release;
    readonly left: readonly SubmissionId[];
    readonly moved: ReadonlyMap<ThreadId, ThreadId>;
  }>;
  /** Whether it is a pass, with which the keys turn. */
  readonly isPass: boolean;
  /** The last day whose windows are out with it. */
  readonly outUntil: Day;
}

/** Releases what is due in one transaction; gives the ids that came out. */
export async function releaseDue(
  { store, keys, nextTurn }: PoolWorld,
  rows: PoolRows,
  { isDue, open: openDue, isPass, outUntil }: Releasing,
): Promise<readonly SubmissionId[]> {
  // Another process may have drawn the next key. Without the vault the pass goes on with what it has.
  if (isPass)
    await store
      .read()
      .then((stored) => keys.read(stored.keys))
      .catch(() => undefined);
  const run = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      const { image } = opened;
      const due = image.entries.filter(isDue);
      if (due.length === 0 && !isPass) return undefined;
      const made = await openDue(due, tx.stored);
      await tx.release(made.release);
      const ids = due.map(({ id }) => id).filter((id) => !made.left.includes(id));
      const left = without(image, ids, 'out');
      const turn = isPass ? turnKeys(tx.keys, keys) : undefined;
      // While old images can still be opened, nothing that left them is forgotten.
      const isHeldUp = turn === undefined || tx.keys.some(({ role }) => role === 'going');
      const passed = isPass ? turned(left, isHeldUp) : left;
      const windows = passed.windows.filter(({ outOn }) => outOn > outUntil);
      const entries = passed.entries.map((one) => followed(one, made.moved));
      const after = { ...passed, windows, entries };
      const carried = isPass
        ? new Set(after.entries.map(({ id }) => id))
        : new Set([...opened.carried].filter((id) => !ids.includes(id)));
      const under = rows.under(tx, isPass ? nextTurn() : rows.endOf(tx));
      const now = { ...under, ...(turn && { key: turn.running }) };
      const written = rows.images.ofPass(tx.rows, { image: after, carried }, now);
      if (turn !== undefined) await tx.keepKeys(turn.rows);
      return { written, ids };
    }, 'wipe');
  return (await rows.alone(run))?.ids ?? [];
}
