import type { Database } from '../../../db/open-database';
import { addDays } from '../../domain/day';
import type { RotationWorld } from '../../keeper/keeper';
import { createKeeperPool, type KeeperPool } from '../../keeper/pass/pool';
import { createPoolKeys } from '../../keys/pool-keys';
import { vaultAt } from '../../keys/vault/vault-at';
import { secretNames } from '../../keys/vault-secrets';
import { renewRosters } from '../../people/create-people';
import { type OpenedPeople, openPeople } from '../../people/open-people';
import { createBeatRate } from '../../platform/beat-rate';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import type { AuditChain } from '../../ports/audit';
import type { Vault } from '../../ports/keys';
import type { Clock } from '../../ports/time';
import { createImageSealer } from '../../sealers/image-sealer';
import { type OpenKeys, openKeys } from '../../sealers/open-keys';
import { readPlaces } from '../../settings/places';
import type { Environment } from '../../settings/reader';
import { refuseRoot, storesAt } from '../../settings/refuse-root';
import { openAudit } from '../../start/open-stores';
import { findInstallation } from '../../start/store-marks';
import { refuseMissing, withDatabase } from './with-database';

export interface OpenedInstallation {
  readonly database: Database;
  readonly vault: Vault;
  readonly keys: OpenKeys;
  readonly audit: AuditChain;
  readonly clock: Clock;
}

export function rotationIn(opened: OpenedInstallation): RotationWorld {
  const { database, keys, clock } = opened;
  const staff = { store: database.staff, sealer: keys.rosters, random: nodeRandom() };
  return {
    clock,
    threads: database.threads,
    threadSealer: keys.threadWraps,
    pool: poolBeside(opened),
    draftKeys: database.draftKeys,
    rotation: keys.rotation(database.sealedKeys),
    renewRosters: () => renewRosters(staff),
    // The answer counts what cannot be opened.
    journal: { fault: () => undefined },
  };
}

/** Opens the desks' people while the bot runs. Throws a `Refused`. */
export function withPeople<T>(
  environment: Environment,
  work: (opened: OpenedPeople) => Promise<T>,
): Promise<T> {
  return withVault(environment, (opened) => {
    const { database, vault, keys } = opened;
    const pool = poolBeside(opened);
    return work(
      openPeople({
        store: database.staff,
        sealer: keys.rosters,
        random: nodeRandom(),
        mayWait: () => pool.mayHold(),
        // A note in the vault that the desk begins: only somebody with the vault can take it away.
        beginsFirst: async (desk) => {
          let isFirst = false;
          await vault.getOrCreate(secretNames.begun(desk), () => {
            isFirst = true;
            return Uint8Array.of(1);
          });
          return isFirst;
        },
      }),
    );
  });
}

/** Opens vault, database and keys while the bot runs. Throws a `Refused`. */
export async function withVault<T>(
  environment: Environment,
  work: (opened: OpenedInstallation) => Promise<T>,
): Promise<T> {
  const clock = systemClock();
  const places = readPlaces(environment);
  refuseRoot(storesAt({ vault: places.vault }));
  const at = vaultAt(places.vault, clock);
  return withDatabase(environment, async (database) => {
    if (!(await at.exists())) return refuseMissing(environment);
    const vault = await at.open({ create: false });
    const { deployment } = await findInstallation({ ...database, vault }, places);
    const opened = { stores: database, vault, clock, random: nodeRandom(), deployment };
    const audit = await openAudit(opened);
    const keys = await openKeys({ ...database, ...opened }, 'read');
    return work({ database, vault, keys, audit, clock });
  });
}

/** Makes a pool for a command while the bot runs: only keys and images, without a beat rate. */
export function poolBeside({
  database,
  vault,
  keys,
  clock,
}: Pick<OpenedInstallation, 'vault' | 'clock'> & {
  readonly database: Pick<Database, 'pool'>;
  readonly keys: Pick<OpenKeys, 'envelopes'>;
}): KeeperPool {
  const random = nodeRandom();
  return createKeeperPool({
    store: database.pool,
    sealer: createImageSealer(keys.envelopes),
    keys: createPoolKeys(vault, random),
    random,
    journal: { fault: () => undefined },
    when: () => ({ from: clock.today(), to: clock.today(), outOn: clock.today() }),
    nextTurn: () => addDays(clock.today(), 1),
    crowds: (known) => known,
    beatRate: createBeatRate(clock),
    comesWithBeats: false,
  });
}
