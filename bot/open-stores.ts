import { existsSync } from 'node:fs';
import { type Database, openDatabase } from '../db/open-database';
import { claimInstallation, type Kind, requireBothOrNone, requireKind } from './installation';
import type { Chance } from './ports/chance';
import type { Vault } from './ports/vault';
import { systemClock } from './system-clock';
import { type VaultAt, vaultAt } from './vault/vault-at';

/** Database and vault of one installation, opened together or not at all. */
export interface Stores {
  readonly database: Database;
  readonly vault: Vault;
  readonly deployment: Uint8Array;
}

/**
 * Opens both stores, making them when both are missing. Throws a `StartError` rather than run on the wrong data.
 * @param at where the vault is; given only by tests, whose Key Vault is on this machine
 */
export async function openStores(
  paths: { readonly database: string; readonly vault: string },
  kind: Kind,
  chance: Chance,
  at: VaultAt = vaultAt(paths.vault, systemClock()),
): Promise<Stores> {
  requireBothOrNone({ database: existsSync(paths.database), vault: await at.exists() });
  const vault = await at.open({ create: true });
  await requireKind(vault, kind);
  const database = await openDatabase(paths.database);
  try {
    const { installation } = database;
    return { database, vault, ...(await claimInstallation({ vault, installation }, kind, chance)) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
