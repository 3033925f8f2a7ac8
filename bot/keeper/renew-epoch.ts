import type { Pool } from '../ports/pool';
import type { EpochKeys } from '../ports/sealer';

/** What ending an epoch takes. */
export interface EpochWorld {
  readonly pool: Pick<Pool, 'running' | 'renew'>;
  readonly epochs: EpochKeys;
}

/**
 * Ends the running epoch if it was begun under an earlier vault key: after a leak nothing more is sealed to a
 * key pair of before. One that holds rows ends with its release. Gives whether the running epoch is a new
 * one.
 */
export async function renewEpoch({ pool, epochs }: EpochWorld): Promise<boolean> {
  const running = await pool.running();
  if (running === undefined || epochs.isNewest(running)) return true;
  return pool.renew(await epochs.newEpoch(), (epoch) => !epochs.isNewest(epoch));
}
