import type { Database } from '../../db/open-database';
import { addDays } from '../domain/day';
import { createKeptPool, type KeptPool } from '../keeper/pool/pool';
import { nodeRandom } from '../platform/random';
import { createRhythm } from '../platform/rhythm';
import type { Clock } from '../ports/clock';
import type { Vault } from '../ports/vault';
import { createImageSealer } from '../sealing/image-sealer';
import type { OpenKeys } from '../sealing/open-keys';
import { createPoolKeys } from '../sealing/pool-keys';

/** The pool beside the running bot, without a rhythm of its own: its keys and images alone. */
export function poolBeside({
  database,
  vault,
  keys,
  clock,
}: {
  readonly database: Pick<Database, 'pool'>;
  readonly vault: Vault;
  readonly keys: Pick<OpenKeys, 'envelopes'>;
  readonly clock: Clock;
}): KeptPool {
  const random = nodeRandom();
  return createKeptPool({
    store: database.pool,
    sealer: createImageSealer(keys.envelopes),
    keys: createPoolKeys(vault, random),
    random,
    journal: { fault: () => undefined },
    when: () => ({ from: clock.today(), to: clock.today(), outOn: clock.today() }),
    nextTurn: () => addDays(clock.today(), 1),
    crowds: (known) => known,
    rhythm: createRhythm(clock),
    waitsForBeats: false,
  });
}
