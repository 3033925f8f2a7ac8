import Sqlite from 'better-sqlite3';
import { toHex } from '../../../bot/domain/hex';
import type { EpochId } from '../../../bot/domain/ids';
import type { Epoch } from '../../../bot/ports/pool';
import type { Operation, PoolSealer } from '../../../bot/ports/sealer';

/** A row of the pool as copies of the running window show it, with its key pair as it lies beside it. */
interface Waiting {
  readonly at: number;
  readonly epoch: Epoch;
  readonly envelope: Buffer;
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
  readonly waiting: readonly Waiting[];
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
  const waiting: Waiting[] = [];
  let known: Epoch | undefined;
  let before = new Set<string>();
  const look = database.transaction((at: number) => {
    const [running] = epochs.all();
    if (running === undefined) return;
    const id = toHex(running.id) as EpochId;
    if (known?.id !== id) known = { ...running, id };
    const all = slots.all();
    for (const slot of all.filter((one) => !before.has(one))) {
      const envelope = row.get(Buffer.from(slot, 'hex'));
      if (envelope !== undefined) waiting.push({ at, epoch: known, envelope });
    }
    before = new Set(all);
  });
  return {
    look: (at) => {
      look(at);
    },
    waiting,
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

/** Opens what waited as the release does: with the vault's key, and each window's own pair. */
export async function openRunning(
  sealer: Pick<PoolSealer, 'open'>,
  waiting: readonly Waiting[],
): Promise<RunningRow[]> {
  const opened: RunningRow[] = [];
  for (const { at, epoch, envelope } of waiting) {
    const operation = await sealer.open(epoch, envelope);
    if (operation !== undefined) opened.push({ at, ...saidBy(operation) });
  }
  return opened;
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
