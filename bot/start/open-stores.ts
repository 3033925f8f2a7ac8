import { type Database, openDatabase } from '../../db/open-database';
import { oneStartAtATime } from '../../db/start';
import { lookForStores } from '../installation/look-for-stores';
import type { Places } from '../installation/places';
import { type Kind } from '../installation/start-error';
import { claimInstallation, requireKind } from '../installation/store-marks';
import { systemClock } from '../platform/clock';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { type VaultAt, vaultAt } from '../vault/vault-at';

/** Database and vault of one installation, opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
  /** Whether this very opening made an installation of them. */
  readonly isNew: boolean;
}

/**
 * Opens both stores. They are made when both are missing: whether they may be, `requireBegun` says before. A
 * first start that was cut short, by an error or a kill, is gone on with. Processes that start on one server
 * at the same time take turns. Throws a `StartError` rather than run on the wrong data.
 * @param at where the vault is; given only by tests, whose Key Vault is on this machine
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
