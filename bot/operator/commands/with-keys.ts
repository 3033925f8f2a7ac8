import type { Database } from '../../../db/open-database';
import { addDays } from '../../domain/day';
import type { Desk } from '../../domain/ids';
import type { RotationWorld } from '../../keeper/keeper';
import { createKeeperPool, type KeeperPool } from '../../keeper/release/pool';
import { createPoolKeys } from '../../keys/pool-keys';
import { vaultAt } from '../../keys/vault/vault-at';
import { secretNames } from '../../keys/vault-secrets';
import { renewRosters } from '../../people/create-people';
import { type OpenedPeople, openPeople } from '../../people/open-people';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import { createRhythm } from '../../platform/rhythm';
import type { AuditChain } from '../../ports/audit-chain';
import type { AuditTrail } from '../../ports/audit-trail';
import type { Clock } from '../../ports/clock';
import type { Vault } from '../../ports/vault';
import { createImageSealer } from '../../sealers/image-sealer';
import { type OpenKeys, openKeys } from '../../sealers/open-keys';
import { readPlaces } from '../../settings/places';
import { refuseRoot, storesAt } from '../../settings/refuse-root';
import { CommandRefused, Refused } from '../../settings/refused';
import { openAudit } from '../../start/open-stores';
import { findInstallation } from '../../start/store-marks';
import type { Context, Terminal } from './context';
import { refuseMissing } from './with-database';

/** A command's settings, and its way to the database while the bot runs. */
export interface KeysContext extends Pick<Context, 'withDatabase'> {
  readonly terminal: Pick<Terminal, 'environment'>;
}

/** Opens vault, database and keys while the bot runs, to replace keys. Throws a {@link CommandRefused}. */
export function withKeys<T>(
  context: KeysContext,
  work: (world: RotationWorld) => Promise<T>,
): Promise<T> {
  return withVault(context, (database, vault, keys) => {
    const { threads, draftKeys, sealedKeys, staff: store } = database;
    const clock = systemClock();
    const staff = { store, sealer: keys.rosters, random: nodeRandom() };
    return work({
      clock,
      threads,
      threadSealer: keys.threadWraps,
      pool: poolBeside({ database, vault, keys, clock }),
      draftKeys,
      rotation: keys.rotation(sealedKeys),
      renewRosters: () => renewRosters(staff),
      // The answer counts what cannot be opened.
      journal: { fault: () => undefined },
    });
  });
}

/** Opens the desks' people while the bot runs. Throws a {@link CommandRefused}. */
export function withPeople<T>(
  context: KeysContext,
  work: (opened: OpenedPeople) => Promise<T>,
): Promise<T> {
  return withVault(context, (database, vault, keys) => {
    const pool = poolBeside({ database, vault, keys, clock: systemClock() });
    return work(
      openPeople({
        store: database.staff,
        sealer: keys.rosters,
        random: nodeRandom(),
        mayWait: () => pool.mayHold(),
        beginsFirst: (desk) => beginsFirst(vault, desk),
      }),
    );
  });
}

/** Notes in the vault that a desk begins: only somebody with the vault can take the note away. */
async function beginsFirst(vault: Vault, desk: Desk): Promise<boolean> {
  let isFirst = false;
  await vault.getOrCreate(secretNames.begun(desk), () => {
    isFirst = true;
    return Uint8Array.of(1);
  });
  return isFirst;
}

/** Opens the audit and its chain while the bot runs. Throws a {@link CommandRefused}. */
export function withAudit<T>(
  context: KeysContext,
  work: (trail: AuditTrail, chain: AuditChain) => Promise<T>,
): Promise<T> {
  return withVault(context, ({ auditTrail }, _, __, chain) => work(auditTrail, chain));
}

/** Opens vault, database and keys while the bot runs. Throws a {@link CommandRefused}. */
export async function withVault<T>(
  { terminal, withDatabase }: KeysContext,
  work: (database: Database, vault: Vault, keys: OpenKeys, audit: AuditChain) => Promise<T>,
): Promise<T> {
  const clock = systemClock();
  const { environment } = terminal;
  const places = readPlaces(environment);
  refuseRoot(storesAt({ vault: places.vault }));
  const at = vaultAt(places.vault, clock);
  return withDatabase(async (database) => {
    if (!(await at.exists())) return refuseMissing(environment);
    const vault = await at.open({ create: false });
    const { installation, deskKeys, knownVaultKeys, knownMonths, neededKeys } = database;
    const { deployment } = await findInstallation({ vault, installation }, places).catch(refuse);
    const random = nodeRandom();
    const opened = { stores: database, vault, clock, random, deployment };
    const audit = await openAudit(opened).catch(refuse);
    const stored = { deskKeys, knownVaultKeys, knownMonths, neededKeys };
    const parts = { vault, ...stored, clock, random, deployment };
    const keys = await openKeys(parts, 'read');
    return work(database, vault, keys, audit);
  });
}

function refuse(error: unknown): never {
  throw error instanceof Refused ? new CommandRefused(error.message) : error;
}

/** Makes a pool for a command while the bot runs: only keys and images, without a rhythm. */
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
    rhythm: createRhythm(clock),
    comesWithBeats: false,
  });
}
