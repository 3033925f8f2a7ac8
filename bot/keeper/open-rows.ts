import { toHex } from '../domain/hex';
import type { ThreadId } from '../domain/ids';
import type { Epoch, PoolRow } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';
import { type Ahead, nothingAhead } from './work-ahead';

/** What was written in a thread that is there. */
export type Change = Extract<Operation, { kind: 'message' | 'act' | 'rekey' }>;

/** Rows that are opened before others get their turn: some milliseconds' worth. */
const openedAtOnce = 50;

/**
 * A row that does not open was not written by this product: it is dropped, since it must not hold up the
 * others. When the epoch's own key does not open, the release fails as a whole and loses nothing.
 * @param ahead what was opened before the release's transaction
 */
export async function openRows(
  world: Pick<KeeperWorld, 'poolSealer' | 'journal' | 'pause' | 'rehearsals'>,
  epoch: Epoch,
  rows: readonly PoolRow[],
  ahead: Pick<Ahead, 'operation'> = nothingAhead,
): Promise<Operation[]> {
  const { poolSealer, journal } = world;
  const operations: Operation[] = [];
  let opened = 0;
  const wish = toHex(world.rehearsals.slotIn(epoch.id));
  // A wish for a rehearsal that came to nothing goes as it came.
  for (const row of rows.filter(({ slot }) => toHex(slot) !== wish)) {
    const known = ahead.operation(row);
    // People's requests are served meanwhile.
    if (known === undefined && ++opened % openedAtOnce === 0) await world.pause(0);
    const operation = known ?? (await poolSealer.open(epoch, row.envelope));
    if (operation !== undefined) operations.push(operation);
    else journal.fault('release', new KeeperError('pool_row_unreadable'));
  }
  return operations;
}

/** Whether an operation writes in a thread that is there. */
export function isChange(operation: Operation): operation is Change {
  const { kind } = operation;
  return kind === 'message' || kind === 'act' || kind === 'rekey';
}

/** The stored threads that operations are about, each once. */
export function namedThreads(operations: readonly Operation[]): readonly ThreadId[] {
  return [...new Set(operations.flatMap(namedThread))];
}

function namedThread(operation: Operation): readonly ThreadId[] {
  if (isChange(operation)) return [operation.thread];
  return operation.kind === 'move' ? [operation.from] : [];
}
