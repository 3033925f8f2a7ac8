import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { toHex } from '../../../bot/domain/hex';
import type { EpochId } from '../../../bot/domain/ids';
import type { Epoch } from '../../../bot/ports/pool';
import type { Operation, PoolSealer } from '../../../bot/ports/sealer';
import { carriesAt, type Policy, passesAt } from './policies';

/** Rows that a copy of the running window shows and the one before does not, with the pair beside them. */
interface Look {
  readonly at: number;
  readonly epoch: Epoch;
  readonly envelopes: readonly Buffer[];
}

/** What a row of the running window says to whoever opens it. */
export interface RunningRow {
  /** The full hour before which it came. */
  readonly at: number;
  readonly kind: Operation['kind'];
  /** Of what belongs to a thread. */
  readonly thread?: string;
  readonly reference?: string;
  readonly side?: 'reporter' | 'desk';
}

/** Somebody who keeps what waits, and its key, before the release destroys both. */
export interface PoolFollower {
  look(at: number): void;
  readonly looks: readonly Look[];
  close(): void;
}

export function followPool(path: string): PoolFollower {
  const database = new Sqlite(path, { readonly: true });
  const epochs = database.prepare<[], EpochRow>(
    'SELECT id, public_key AS publicKey, sealed_private_key AS sealedPrivateKey FROM epoch',
  );
  const slots = database.prepare<[], string>('SELECT hex(slot) FROM pool').pluck();
  const row = database
    .prepare<[Buffer], Buffer>('SELECT envelope FROM pool WHERE slot = ?')
    .pluck();
  const looks: Look[] = [];
  let known: Epoch | undefined;
  let before = new Set<string>();
  const look = database.transaction((at: number) => {
    const [running] = epochs.all();
    if (running === undefined) return;
    const id = toHex(running.id) as EpochId;
    if (known?.id !== id) known = { ...running, id };
    const all = slots.all();
    const fresh = all.filter((one) => !before.has(one));
    const envelopes = fresh.flatMap((slot) => row.get(Buffer.from(slot, 'hex')) ?? []);
    if (envelopes.length > 0) looks.push({ at, epoch: known, envelopes });
    before = new Set(all);
  });
  return {
    look: (at) => {
      look(at);
    },
    looks,
    close: () => {
      database.close();
    },
  };
}

interface EpochRow {
  readonly id: Buffer;
  readonly publicKey: Buffer;
  readonly sealedPrivateKey: Buffer;
}

/**
 * Opens what waited as the release does: with the vault's key, and each window's own pair. What waited on
 * over a pass is known by what it says, and cover rows by how many there were: each row is told of once.
 */
export async function openRunning(
  sealer: Pick<PoolSealer, 'open'>,
  looks: readonly Look[],
  policy: Policy,
): Promise<RunningRow[]> {
  const opened: RunningRow[] = [];
  const known = new Set<string>();
  let unnamed = 0;
  for (const { at, epoch, envelopes } of looks) {
    let carried = carriesAt(at - 1, policy) ? unnamed : 0;
    if (passesAt(at - 1, policy)) unnamed = 0;
    for (const envelope of envelopes) {
      const operation = await sealer.open(epoch, envelope);
      if (operation === undefined) continue;
      const name = nameOf(operation);
      if (name === undefined) unnamed += 1;
      const isKnown = name === undefined ? carried-- > 0 : known.has(name);
      if (name !== undefined) known.add(name);
      if (!isKnown) opened.push({ at, ...saidBy(operation) });
    }
  }
  return opened;
}

/** What an operation is known by, however often it is sealed anew. Cover rows are all alike. */
function nameOf(operation: Operation): string | undefined {
  return 'message' in operation
    ? createHash('sha256').update(operation.message).digest('hex')
    : undefined;
}

function saidBy(operation: Operation): Omit<RunningRow, 'at'> {
  const { kind } = operation;
  if (kind === 'filing') {
    const { id, reference } = operation.thread;
    return { kind, thread: id, reference, side: 'reporter' };
  }
  if (kind === 'message') return { kind, thread: operation.thread, side: operation.side };
  return { kind };
}
