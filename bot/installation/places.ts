import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseLocation } from '../../db/location';
import { isKeyVault } from '../vault/key-vault-address';

/** Where the settings have the two stores. */
export interface Places {
  readonly database: DatabaseLocation;
  /** The path of the vault's file, or the address of a Key Vault. */
  readonly vault: string;
}

/** A store's place as an operator is told it: a file by its whole path, a server by its setting alone. */
export interface SaidPlace {
  /** That nothing is there; a whole sentence. */
  readonly nothing: string;
  /** Where it is, to go on from "the database": `at /var/lib/vissla/vissla.db`. */
  readonly at: string;
  /** What to look at before anything is done; whole sentences. */
  readonly ask: string;
}

/** See {@link SaidPlace}; of the database. */
export function sayDatabase({ database }: Places): SaidPlace {
  if (database.kind === 'sqlite') return sayFile('database', database.path, 'VISSLA_DATABASE_URL');
  return {
    nothing: 'In the database that VISSLA_DATABASE_URL names this login sees no installation.',
    at: 'in the database that VISSLA_DATABASE_URL names',
    ask: 'Is that the right database, and may this login read and write the tables in it?',
  };
}

/** See {@link SaidPlace}; of the vault. */
export function sayVault({ vault }: Places): SaidPlace {
  if (!isKeyVault(vault)) return sayFile('vault', vault, 'VISSLA_VAULT');
  return {
    nothing: 'In the Key Vault that VISSLA_VAULT names there is no installation.',
    at: 'in the Key Vault that VISSLA_VAULT names',
    ask: 'Is that the right Key Vault, and was no secret deleted in it (what was deleted can be recovered)?',
  };
}

/** Said once, by whoever begins an installation. */
export function sayBegun(places: Places): string {
  return `A new installation was begun: its database is ${sayDatabase(places).at}, its vault ${sayVault(places).at}.`;
}

/** What two marks can be compared by: paths whole, and no server's or Key Vault's name. */
export function placesOnDisk({ database, vault }: Places): {
  readonly database: string | undefined;
  readonly vault: string | undefined;
} {
  return {
    database: database.kind === 'sqlite' ? resolve(database.path) : undefined,
    vault: isKeyVault(vault) ? undefined : resolve(vault),
  };
}

function sayFile(store: 'database' | 'vault', path: string, setting: string): SaidPlace {
  const whole = resolve(path);
  const folder = dirname(whole);
  return {
    nothing: existsSync(folder)
      ? `There is no ${store} at ${whole} (${setting}).`
      : `There is no folder ${folder}, in which ${setting} has the ${store}.`,
    at: `at ${whole}`,
    ask: 'Is the path right, is its disk mounted, and may this account look there?',
  };
}
