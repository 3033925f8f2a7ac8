import type { DatabaseLocation } from '../db/location';
import { type Database, openDatabase } from '../db/open-database';
import { isThere, oneStartAtATime } from '../db/start';
import { claimInstallation, type Kind, requireBothOrNone, requireKind } from './installation';
import type { Chance } from './ports/chance';
import type { Vault } from './ports/vault';
import { exists, openFileVault } from './vault/file-vault';

/** Database and vault of one installation, opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
}

interface Places {
  readonly database: DatabaseLocation;
  /** The path of the vault's file. */
  readonly vault: string;
}

/**
 * Opens both stores, making them when both are missing. Processes that start at the same time on one server do so one
 * after the other. Throws a `StartError` rather than run on the wrong data.
 */
export async function openStores(places: Places, kind: Kind, chance: Chance): Promise<Stores> {
  return oneStartAtATime(places.database, () => openPair(places, kind, chance));
}

async function openPair(places: Places, kind: Kind, chance: Chance): Promise<Stores> {
  requireBothOrNone({
    database: await isThere(places.database),
    vault: await exists(places.vault),
  });
  const vault = await openFileVault(places.vault, { create: true });
  await requireKind(vault, kind);
  const database = await openDatabase(places.database);
  try {
    const { installation } = database;
    return { database, vault, ...(await claimInstallation({ vault, installation }, kind, chance)) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
