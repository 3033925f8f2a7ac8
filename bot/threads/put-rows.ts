import type { AuditEntry } from '../domain/audit';
import type { Epoch, NewPoolRow, Put, Submission } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { Windows } from '../ports/windows';
import type { ThreadWorld } from './worlds';

type PutWorld = Pick<ThreadWorld, 'pool' | 'poolSealer'> & {
  readonly windows: Pick<Windows, 'firstDay'>;
};

type Built<Refusal> = readonly NewPoolRow[] | Refusal;

/**
 * Puts rows into the running epoch, or none of them. When the epoch ends between sealing and storing they are
 * built again for the next one. `stored` and `duplicate` mean that they are durable.
 *
 * @param build seals the rows for an epoch and reads again what they depend on; or says why there are none
 */
export async function putRows<Refusal extends string>(
  world: PutWorld,
  submission: Submission,
  audit: AuditEntry | undefined,
  build: (epoch: Epoch) => Built<Refusal> | Promise<Built<Refusal>>,
): Promise<Exclude<Put, 'epoch_gone'> | Refusal> {
  for (;;) {
    const epoch = await currentEpoch(world);
    const rows = await build(epoch);
    if (typeof rows === 'string') return rows;
    // It bears the day of the epoch's window, as the rows do.
    const day = world.windows.firstDay('window', epoch);
    const put = await world.pool.put(rows, { ...submission, day }, audit);
    if (put !== 'epoch_gone') return put;
  }
}

/**
 * Puts one operation that has no place of its own into the running epoch, at a random slot. When this
 * resolves the row is durable, whether it was stored now or by an earlier press (`duplicate`).
 */
export async function putAtRandom(
  world: PutWorld & Pick<ThreadWorld, 'random'>,
  submission: Submission,
  operation: (epoch: Epoch) => Operation,
): Promise<'stored' | 'duplicate'> {
  for (;;) {
    const slot = world.random.bytes(32);
    const put = await putRows<never>(world, submission, undefined, (epoch) => [
      { slot, epoch: epoch.id, envelope: world.poolSealer.seal(epoch, operation(epoch)) },
    ]);
    // The random slot is taken: another is drawn.
    if (put === 'stored' || put === 'duplicate') return put;
  }
}

/** The running epoch, or a first one. */
export function currentEpoch({
  pool,
  poolSealer,
}: Pick<ThreadWorld, 'pool' | 'poolSealer'>): Promise<Epoch> {
  return pool.epoch(() => poolSealer.newEpoch());
}
