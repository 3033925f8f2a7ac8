import { toHex } from '../domain/hex';
import type { ThreadId } from '../domain/ids';
import type { Release } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';

type Move = Extract<Operation, { kind: 'move' }>;

export interface Moved {
  /** The moves that count: each becomes a thread with its first message. */
  readonly moves: readonly Move[];
  /** The further messages of those threads. */
  readonly carried: readonly Extract<Operation, { kind: 'carry' }>[];
  /** What goes of those threads under their old ids. */
  readonly removals: Release['removals'];
}

/**
 * Threads that leave their desk (`docs/decisions/0018-a-move-is-sealed-by-hr-and-takes-every-place.md`). A
 * move counts only if the old thread still is what the officer saw and nobody has written in it in this
 * window: otherwise the thread stays where it is, and nothing of the move is stored.
 *
 * @param there those rows of `operations` that are stored
 */
export function moveThreads(
  { journal }: KeeperWorld,
  operations: readonly Operation[],
  there: readonly ThreadRow[],
): Moved {
  const rows = new Map(there.map((row) => [row.id, row]));
  const written = new Set(
    operations.flatMap((o) => (o.kind === 'message' || o.kind === 'act' ? [o.thread] : [])),
  );
  const byOldId = new Map<ThreadId, Move>();
  for (const move of operations.filter((o) => o.kind === 'move')) {
    const { from } = move;
    const counts = !byOldId.has(from) && !written.has(from) && isUnchanged(rows.get(from), move);
    if (counts) byOldId.set(from, move);
    else journal.fault('release', new KeeperError('move_lost'));
  }
  const moves = [...byOldId.values()];
  const newIds = new Set(moves.map(({ thread }) => thread.id));
  return {
    moves,
    carried: operations.filter((o) => o.kind === 'carry').filter((o) => newIds.has(o.thread)),
    removals: moves.map(({ from: id }) => ({
      id,
      tags: operations.flatMap((o) => (o.kind === 'remove' && o.thread === id ? o.tags : [])),
    })),
  };
}

/** Besides the revision: only a thread's own reference and receipt are free once it has gone. */
function isUnchanged(row: ThreadRow | undefined, { revision, thread }: Move): boolean {
  return (
    row?.revision === revision &&
    row.reference === thread.reference &&
    toHex(row.blindIndex) === toHex(thread.blindIndex)
  );
}
