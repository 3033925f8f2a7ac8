import { oneStartAtATime } from '../../db/dialects';
import { type Database, openDatabase } from '../../db/open-database';
import { type VaultAt, vaultAt } from '../keys/vault/vault-at';
import { systemClock } from '../platform/clock';
import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail } from '../ports/audit-trail';
import type { Clock } from '../ports/clock';
import type { NeededKeys } from '../ports/key-needs';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { openAuditChain } from '../sealers/audit-chain';
import type { Places } from '../settings/places';
import { requireKeys } from './advice-on-keys';
import { lookForStores } from './look-for-stores';
import type { Kind } from './start-error';
import { claimInstallation, requireKind } from './store-marks';

/** Database and vault of one installation, opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
  /** Whether this call made a new installation of them. */
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
}): Promise<AuditChain> {
  const { stores, vault, clock, random, deployment } = parts;
  const { auditTrail, neededKeys: needed } = stores;
  await requireKeys({ vault, needed, today: clock.today(), deployment, random });
  const chain = await openAuditChain(vault, random);
  auditTrail.use(chain);
  return chain;
}
