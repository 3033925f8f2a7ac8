import type { AuditEntry } from '../domain/audit';
import type { Epoch, EpochRow, Pool, PoolRow, Put, Submission } from '../ports/pool';

export interface Putting {
  readonly pool: Pick<Pool, 'epoch' | 'put'>;
  readonly poolSealer: { newEpoch(): Promise<EpochRow> };
}

type Built<Refusal> = readonly PoolRow[] | Refusal;

/**
 * Puts rows into the running epoch, or none of them. When the epoch ends between sealing and storing they are built again for
 * the next one. `stored` and `duplicate` mean that they are durable.
 *
 * @param build seals the rows for an epoch, reading afresh what they depend on; or says why there are none
 */
export async function putRows<Refusal extends string>(
  { pool, poolSealer }: Putting,
  submission: Submission,
  audit: AuditEntry | undefined,
  build: (epoch: Epoch) => Built<Refusal> | Promise<Built<Refusal>>,
): Promise<Exclude<Put, 'epoch_gone'> | Refusal> {
  for (;;) {
    const epoch = await currentEpoch({ pool, poolSealer });
    const rows = await build(epoch);
    if (typeof rows === 'string') return rows;
    const put = await pool.put(rows, submission, audit);
    if (put !== 'epoch_gone') return put;
  }
}

/** The running epoch, or a first one. */
export function currentEpoch({
  pool,
  poolSealer,
}: {
  pool: Pick<Pool, 'epoch'>;
  poolSealer: { newEpoch(): Promise<EpochRow> };
}): Promise<Epoch> {
  return pool.epoch(() => poolSealer.newEpoch());
}
