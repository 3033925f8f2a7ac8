import { databasePresence, oneStartAtATime } from '../../db/dialects';
import { inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import { type Database, openDatabase } from '../../db/open-database';
import type { Day } from '../domain/day';
import { type VaultAt, vaultAt } from '../keys/vault/vault-at';
import { systemClock } from '../platform/clock';
import type { AuditChain, AuditTrail } from '../ports/audit';
import type { NeededKeys, Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';
import { openAuditChain } from '../sealers/audit-chain';
import type { Config } from '../settings/config';
import type { Places } from '../settings/places';
import { describeLack, requireKeys } from './advice-on-keys';
import { keepInstallationMark, mayBegin, readInstallationMark } from './installation-mark';
import { type Kind, StartError } from './start-error';
import { claimInstallation, requireKind, useOf } from './store-marks';

/** Opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
  readonly isNew: boolean;
}

/**
 * Opens both stores. They are made if both are missing, which `requireBegun` has allowed before. A first
 * start that was cut short goes on. Processes that start on one server take turns. Throws a `StartError`
 * rather than run on the wrong data.
 * @param at the vault's place; tests put their own Key Vault there
 */
export async function openStores(
  places: Places,
  kind: Kind,
  random: Random,
  at: VaultAt = vaultAt(places.vault, systemClock()),
): Promise<Stores> {
  return oneStartAtATime(places.database, () => openPair(places, kind, random, at));
}

async function openPair(places: Places, kind: Kind, random: Random, at: VaultAt): Promise<Stores> {
  await lookForStores(places, at);
  const vault = await at.open({ create: true });
  await requireKind(vault, kind);
  const database = await openDatabase(places.database);
  try {
    const { installation } = database;
    const marks = { vault, installation };
    return { database, vault, ...(await claimInstallation(marks, kind, random, places)) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Lets the audit be written, once the vault has all that rows need. May be called again. */
export async function openAudit(parts: {
  readonly stores: { readonly auditTrail: AuditTrail; readonly neededKeys: NeededKeys };
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Random;
  readonly deployment: Uint8Array;
  /** Told what the vault lacks where the start goes on without it. */
  readonly say?: (line: string) => void;
}): Promise<AuditChain> {
  const { stores, vault, clock, random, deployment, say } = parts;
  const { auditTrail, neededKeys: needed } = stores;
  const lacks = await requireKeys({ vault, needed, today: clock.today(), deployment, random });
  for (const lack of lacks) say?.(describeLack(lack));
  const chain = await openAuditChain(vault, random);
  auditTrail.use(chain);
  return chain;
}

/**
 * Makes and changes nothing. `unfinished`: a first start was cut short and has kept nothing, so the next one
 * goes on. Throws a {@link StartError} if one of the two is lost, and the store's error if it cannot be
 * looked at.
 */
export async function lookForStores(
  places: Places,
  at: VaultAt,
): Promise<'there' | 'unfinished' | 'nothing'> {
  const [database, isVaultThere] = [await databasePresence(places.database), await at.exists()];
  if (!isVaultThere) {
    if (database !== 'there' || (await isUnmarked(places.database))) return 'nothing';
    throw new StartError('vault_missing', places);
  }
  if (database === 'there') return 'there';
  const use = await useOf(await at.open({ create: false }));
  if (use === 'empty' || (use === 'marked' && database === 'unfinished')) return 'unfinished';
  throw new StartError(database === 'none' ? 'database_missing' : 'database_empty', places);
}

/** A first start made the tables and nothing else, as before a Key Vault that did not answer. */
function isUnmarked(location: DatabaseLocation): Promise<boolean> {
  return inspectDatabase(location, async (inspection) => {
    const { pending, unknown } = inspection.migrations;
    const isNow = pending.length === 0 && unknown.length === 0;
    return isNow && (await inspection.mark()) === undefined;
  });
}

/**
 * Refuses lost stores before any is made or opened. In production also two empty places, unless the operator
 * has begun an installation: a disk that is not mounted looks the same. Throws a {@link StartError}.
 */
export async function requireBegun(config: Config, today: Day): Promise<void> {
  const found = await lookForStores(config, vaultAt(config.vault, systemClock()));
  if (config.kind === 'trial' || found !== 'nothing') return;
  const mark = readInstallationMark(config.mark);
  const answer = mayBegin(config.begin, mark, today);
  if (answer !== 'yes') throw new StartError(answer, config, mark);
  // A start that is cut short goes on, whatever it has made by then.
  keepInstallationMark(config.mark, config, 'beginning', today);
}
