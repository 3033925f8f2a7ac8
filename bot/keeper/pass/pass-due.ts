import type { Day } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import { type Entry, followed, type SubmissionId } from '../../domain/operation';
import { turned, without } from '../../domain/pool-image';
import { withoutRemoved } from '../../domain/removal';
import type { PassWrites, StoredThreads } from '../../ports/pool-store';
import { carriedOn } from './image-room';
import { turnKeys } from './keys';
import type { PoolRows } from './rows';
import type { PoolWorld } from './world';

export interface Passing {
  readonly isDue: (entry: Entry) => boolean;
  /** Gives what is stored, which submissions wait on, and the new ids of moved threads. */
  readonly open: (
    due: readonly Entry[],
    stored: StoredThreads,
  ) => Promise<{
    readonly pass: PassWrites;
    readonly left: readonly SubmissionId[];
    readonly moved: ReadonlyMap<ThreadId, ThreadId>;
  }>;
  /**
   * The day of the pass, with which the keys turn; none where something is delivered besides. Where the rows
   * have another day by then, another process has made that pass, and nothing is done.
   */
  readonly passOf: Day | undefined;
  /** The last day whose windows are delivered. */
  readonly outUntil: Day;
}

/** Passes what is due in one transaction; gives the ids that came out. */
export async function passDue(
  { store, keys, sealer, nextTurn }: PoolWorld,
  rows: PoolRows,
  { isDue, open: openDue, passOf, outUntil }: Passing,
): Promise<readonly SubmissionId[]> {
  const isPass = passOf !== undefined;
  // Another process may have drawn the next key. Without the vault the pass goes on with its own.
  if (isPass)
    await store
      .read()
      .then((stored) => keys.read(stored.keys))
      .catch(() => undefined);
  const run = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      if (isPass && tx.rows.pool.every(({ endsOn }) => endsOn !== passOf)) return undefined;
      const { image } = opened;
      const due = withoutRemoved(image.entries).filter(isDue);
      if (due.length === 0 && !isPass) return undefined;
      const made = await openDue(due, tx.stored);
      await tx.pass(made.pass);
      const ids = due.map(({ id }) => id).filter((id) => !made.left.includes(id));
      const left = without(image, ids, 'out');
      const turn = isPass ? turnKeys(tx.keys, keys) : undefined;
      // Nothing is forgotten while old images can still be opened.
      const isHeldUp = turn === undefined || tx.keys.some(({ role }) => role === 'going');
      const passed = isPass ? turned(left, isHeldUp) : left;
      const windows = passed.windows.filter(({ outOn }) => outOn > outUntil);
      const entries = passed.entries.map((one) => followed(one, made.moved));
      const after = { ...passed, windows, entries };
      const carried = isPass
        ? carriedOn(sealer, entries)
        : new Set([...opened.carried].filter((id) => !ids.includes(id)));
      if (isPass && carried.size < entries.length)
        rows.sayOnce('pool_overfull', String(image.number));
      const under = rows.under(tx, isPass ? nextTurn() : rows.endOf(tx));
      const now = { ...under, ...(turn && { key: turn.running }) };
      const written = rows.images.ofPass(tx.rows, { image: after, carried }, now);
      if (turn !== undefined) await tx.keepKeys(turn.rows);
      return { written, ids };
    }, 'wipe');
  return (await rows.alone(run))?.ids ?? [];
}
