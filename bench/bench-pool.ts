import { deriveKeyPair } from '../bot/crypto/hpke';
import type { Day } from '../bot/domain/day';
import type { Operation, SubmissionId } from '../bot/domain/operation';
import { drawReference } from '../bot/domain/reference';
import { createKeeperPool, type KeeperPool } from '../bot/keeper/pass/pool';
import type { PoolStore } from '../bot/ports/pool-store';
import type { Random } from '../bot/ports/random';
import type { Clock, Windows } from '../bot/ports/time';
import type { Sealing } from '../bot/sealers/create-sealing';
import { report } from './walk';

/** The parts of a pool. */
export interface BenchPool {
  readonly store: PoolStore;
  readonly sealing: Pick<Sealing, 'images' | 'poolKeys'>;
  readonly random: Random;
  readonly clock: Clock;
  readonly windows: Pick<Windows, 'when' | 'nextPass'>;
}

/** A pool without a beat rate: it beats when it is told to. */
export async function openBenchPool(of: BenchPool): Promise<KeeperPool> {
  const { store, sealing, random, clock, windows } = of;
  const pool = createKeeperPool({
    store,
    sealer: sealing.images,
    keys: sealing.poolKeys,
    random,
    journal: {
      fault: (_, error) => {
        throw error;
      },
    },
    when: (waits) => windows.when(waits),
    nextTurn: (): Day => windows.nextPass() ?? clock.today(),
    crowds: (known) => known,
    beatRate: { fastUntil: () => 0, hear: () => undefined },
    comesWithBeats: true,
  });
  await pool.prepare();
  return pool;
}

/** Begins dialogs that each send something, and gives the image's own beat. */
export async function fillPool(
  pool: KeeperPool,
  random: Random,
  operations: readonly Operation[],
): Promise<void> {
  for (const _ of operations) pool.begins();
  await pool.beatNow();
  const taken = operations.map((operation) =>
    pool.submit({
      id: random.id<SubmissionId>(),
      build: () => ({ operations: [operation], waits: 'window' }),
    }),
  );
  await pool.beatNow();
  for (const { put } of await Promise.all(taken)) if (put !== 'stored') throw new Error(put);
}

/** A report as a reporter files it. */
export function newFiling(random: Random): Extract<Operation, { kind: 'filing' }> {
  return {
    kind: 'filing',
    desk: 'whistleblowing',
    reference: drawReference((length) => random.crockford(length)),
    blindIndex: random.bytes(32),
    publicKey: Uint8Array.from(deriveKeyPair(random.bytes(32)).publicKey),
    state: { status: 'received', unanswered: true, excluded: [] },
    body: { kind: 'report', what: report, where: '', how: '', who: '' },
  };
}
