import { createEnvelopes } from '../../../bot/crypto/envelopes';
import { addDays } from '../../../bot/domain/day';
import { createKeeperPool, type KeeperPool } from '../../../bot/keeper/pass/pool';
import type { PoolWorld } from '../../../bot/keeper/pass/world';
import { createPoolKeys } from '../../../bot/keys/pool-keys';
import { createBeatRate } from '../../../bot/platform/beat-rate';
import { nodeRandom } from '../../../bot/platform/random';
import { createWindows } from '../../../bot/platform/windows';
import type { Clock, Windows } from '../../../bot/ports/time';
import { createImageSealer } from '../../../bot/sealers/image-sealer';
import type { Stores } from '../../../bot/start/open-stores';

/** The pool of one more process of an office. A beat comes as soon as something is submitted. */
export async function poolOf(
  {
    stores,
    clock,
  }: {
    readonly stores: Pick<Stores, 'vault' | 'deployment'> & {
      readonly database: Pick<Stores['database'], 'pool'>;
    };
    readonly clock: Clock;
  },
  windows: Windows = createWindows({ policy: 'at-once' }, clock),
  more: Partial<PoolWorld> = {},
): Promise<KeeperPool> {
  const { database, vault, deployment } = stores;
  const random = nodeRandom();
  const pool = createKeeperPool({
    store: database.pool,
    sealer: createImageSealer(createEnvelopes(deployment, random)),
    keys: createPoolKeys(vault, random),
    random,
    journal: { fault: () => undefined },
    when: (waits) => windows.when(waits),
    nextTurn: () => windows.nextPass() ?? addDays(clock.today(), 1),
    crowds: (known) => known,
    beatRate: createBeatRate(clock),
    onQueued: () => setImmediate(() => void pool.beatNow()),
    comesWithBeats: false,
    ...more,
  });
  await pool.prepare();
  return pool;
}
