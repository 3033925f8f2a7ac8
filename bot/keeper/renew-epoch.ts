import type { Pool } from '../ports/pool';
import type { EpochKeys } from '../ports/sealer';

/** What ending an epoch takes. */
export interface EpochWorld {
  readonly pool: Pick<Pool, 'running' | 'renew'>;
  readonly epochs: EpochKeys;
}

/**
 * Ends the running epoch if it was begun under an earlier vault key: after a leak nothing more is sealed to a
 * key pair of before. One that holds rows does not end by this. The window goes on, and ends when it would
 * have. Gives whether the running epoch is a new one.
 */
export async function renewEpoch({ pool, epochs }: EpochWorld): Promise<boolean> {
  const running = await pool.running();
  if (running === undefined || epochs.isNewest(running)) return true;
  const next = { ...(await epochs.newEpoch()), endsOn: running.endsOn };
  return pool.renew(next, (epoch) => epoch.id === running.id && !epochs.isNewest(epoch));
}
