import type { Inspection } from '../../db/inspect-database';
import type { Database } from '../../db/open-database';
import { lacksBeside } from '../doctor/lacks-beside';
import { readCounts } from '../doctor/read-counts';
import type { Day } from '../domain/day';
import { openAudit } from '../installation/open-audit';
import { findInstallation } from '../installation/store-marks';
import type { RotationWorld } from '../keeper/keeper';
import type { DeskCounts } from '../people/count-people';
import { type OpenedPeople, openPeople } from '../people/open-people';
import { renewRosters } from '../people/renew-rosters';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail } from '../ports/audit-trail';
import type { Vault } from '../ports/vault';
import type { Lack } from '../sealing/find-lacks';
import { type OpenKeys, openKeys } from '../sealing/open-keys';
import { readPlaces, readVaultPlace } from '../settings/read-places';
import type { Environment } from '../settings/reader';
import { refuseRoot, storesAt } from '../settings/refuse-root';
import { CommandRefused, Refused } from '../settings/refused';
import { vaultAt } from '../vault/vault-at';
import { poolBeside } from './pool-beside';
import { refuseMissing } from './refuse-missing';

/** What the command is handed: where it reads, how it answers, and the database beside the running bot. */
export interface KeysContext {
  readonly terminal: { readonly environment: Environment; readonly bar?: NodeJS.WritableStream };
  readonly answer: (answer: { readonly lines: readonly string[]; readonly json: unknown }) => void;
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}

/** Opens vault, database and keys beside the bot, to replace keys. Throws a {@link CommandRefused}. */
export function withKeys<T>(
  context: KeysContext,
  work: (world: RotationWorld) => Promise<T>,
): Promise<T> {
  return withVault(context, (database, vault, keys) => {
    const { threads, draftKeys, sealedKeys } = database;
    const { staff: store } = database;
    const clock = systemClock();
    const random = nodeRandom();
    const staff = { store, sealer: keys.rosters, random };
    // What cannot be opened is counted in the answer.
    const journal = { fault: () => undefined };
    return work({
      clock,
      threads,
      threadSealer: keys.threadWraps,
      pool: poolBeside({ database, vault, keys, clock }),
      draftKeys,
      rotation: keys.rotation(sealedKeys),
      renewRosters: () => renewRosters(staff),
      journal,
    });
  });
}

/** Opens the desks' people beside the running bot. Throws a {@link CommandRefused}. */
export function withPeople<T>(
  context: KeysContext,
  work: (opened: OpenedPeople) => Promise<T>,
): Promise<T> {
  return withVault(context, (database, vault, keys) => {
    const { staff: store } = database;
    const clock = systemClock();
    const pool = poolBeside({ database, vault, keys, clock });
    const parts = { store, sealer: keys.rosters, random: nodeRandom(), clock };
    return work(openPeople({ ...parts, mayWait: () => pool.mayHold() }));
  });
}

/** Opens the audit beside the running bot, with what proves it. Throws a {@link CommandRefused}. */
export function withAudit<T>(
  context: KeysContext,
  work: (trail: AuditTrail, chain: AuditChain) => Promise<T>,
): Promise<T> {
  return withVault(context, ({ auditTrail }, _, __, chain) => work(auditTrail, chain));
}

/** Counts the desks' people, changing nothing; `undefined` without a readable vault and its keys. */
export async function countBesideVault(
  inspection: Inspection,
  environment: Environment,
  today: Day,
): Promise<DeskCounts | undefined> {
  try {
    const at = vaultAt(readVaultPlace(environment), systemClock());
    if (!(await at.exists())) return undefined;
    return await readCounts(inspection, await at.open({ create: false }), today);
  } catch {
    return undefined;
  }
}

/** What the vault lacks, for whoever looks and changes nothing; `undefined` when it cannot be read. */
export async function lacksBesideVault(
  inspection: Inspection,
  environment: Environment,
): Promise<readonly Lack[] | undefined> {
  try {
    return await lacksBeside(inspection, vaultAt(readVaultPlace(environment), systemClock()));
  } catch {
    return undefined;
  }
}

/** Opens vault, database and keys beside the running bot. Throws a {@link CommandRefused}. */
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
