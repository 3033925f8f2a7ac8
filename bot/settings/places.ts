import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseLocation } from '../../db/location';
import { isKeyVault } from '../keys/vault/key-vault-address';
import { databaseUrl } from './database-url';
import { isProduction } from './messengers';
import { type Environment, readSettings, schemaOf, settingsIn } from './reader';
import { type BackupFolders, backupFolders, readBy, vaultPlace } from './values';

export interface Places {
  readonly database: DatabaseLocation;
  /** A path of a file, or the address of a Key Vault. */
  readonly vault: string;
}

/** A store's place in an operator's words: a file by its whole path, a server only by its setting. */
export interface SaidPlace {
  /** A whole sentence. */
  readonly nothing: string;
  /** Follows "the database": `at /var/lib/vissla/vissla.db`. */
  readonly at: string;
  /** What to check first, in whole sentences. */
  readonly ask: string;
}

export function sayDatabase({ database }: Places): SaidPlace {
  if (database.kind === 'sqlite') return sayFile('database', database.path, 'VISSLA_DATABASE_URL');
  return {
    nothing: 'In the database that VISSLA_DATABASE_URL names this login sees no installation.',
    at: 'in the database that VISSLA_DATABASE_URL names',
    ask: 'Is that the right database, and may this login read and write the tables in it?',
  };
}

export function sayVault({ vault }: Places): SaidPlace {
  if (!isKeyVault(vault)) return sayFile('vault', vault, 'VISSLA_VAULT');
  return {
    nothing: 'In the Key Vault that VISSLA_VAULT names there is no installation.',
    at: 'in the Key Vault that VISSLA_VAULT names',
    ask: 'Is that the right Key Vault, and was no secret deleted in it (what was deleted can be recovered)?',
  };
}

/** Said once when an installation is begun. */
export function sayBegun(places: Places): string {
  return `A new installation was begun: its database is ${sayDatabase(places).at}, its vault ${sayVault(places).at}.`;
}

/** Two marks are compared by them; no server and no Key Vault is named. */
export function placesOnDisk({
  database,
  vault,
}: Places): Record<'database' | 'vault', string | undefined> {
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

export const defaults = {
  port: 3978,
  /** Of the trial. */
  webPort: 3979,
  /** Of the trial. */
  deskPort: 3980,
  host: 'any',
  database: { kind: 'sqlite', path: './data/vissla.db' },
  vault: './data/vault.json',
  mark: './vissla-installation.json',
  contacts: './examples/contacts.json',
} as const;

export const ofCommand = 'The settings do not allow this command:';

export const database = readBy(databaseUrl).default(defaults.database);

/** The database's place, for the operator's commands. Throws a {@link ConfigError}. */
export function readDatabaseLocation(environment: Environment): DatabaseLocation {
  const place = schemaOf({ database: ['VISSLA_DATABASE_URL', database] });
  return readSettings(environment, () => ({ place }), ofCommand).place.database;
}

/** Both places, and the folders of copies that are set. Throws a {@link ConfigError}. */
export function readPlaces(
  environment: Environment,
): Places & { readonly backups: BackupFolders | undefined } {
  const place = schemaOf({
    database: ['VISSLA_DATABASE_URL', database],
    vault: ['VISSLA_VAULT', vaultPlace.default(defaults.vault)],
    backups: ['VISSLA_BACKUPS', backupFolders.optional()],
  });
  return readSettings(environment, () => ({ place }), ofCommand).place;
}

/** `undefined` in the trial, which has none. */
export function readMarkPath(environment: Environment): string | undefined {
  const given = settingsIn(environment);
  return isProduction(given) ? (given.VISSLA_MARK ?? defaults.mark) : undefined;
}
