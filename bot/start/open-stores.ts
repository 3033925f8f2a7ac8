import type { DatabaseLocation } from '../../db/location';
import { type Database, openDatabase } from '../../db/open-database';
import { databaseExists, oneStartAtATime } from '../../db/start';
import { systemClock } from '../platform/clock';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { type VaultAt, vaultAt } from '../vault/vault-at';
import { claimInstallation, type Kind, requireBothOrNone, requireKind } from './installation';

/** Database and vault of one installation, opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
}

interface Places {
  readonly database: DatabaseLocation;
  /** The path of the vault's file, or the address of a Key Vault. */
  readonly vault: string;
}

/**
 * Opens both stores, and makes them when both are missing. Processes that start on one server at the same
 * time take turns. Throws a `StartError` rather than run on the wrong data.
 * @param at where the vault is; given only by tests, whose Key Vault is on this machine
 */
export async function openStores(
  places: Places,
  kind: Kind,
  random: Random,
  at: VaultAt = vaultAt(places.vault, systemClock()),
): Promise<Stores> {
  return oneStartAtATime(places.database, () => openPair(places.database, kind, random, at));
}

async function openPair(
  location: DatabaseLocation,
  kind: Kind,
  random: Random,
  at: VaultAt,
): Promise<Stores> {
  requireBothOrNone({ database: await databaseExists(location), vault: await at.exists() });
  const vault = await at.open({ create: true });
  await requireKind(vault, kind);
  const database = await openDatabase(location);
  try {
    const { installation } = database;
    return { database, vault, ...(await claimInstallation({ vault, installation }, kind, random)) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
