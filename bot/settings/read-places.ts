import type { DatabaseLocation } from '../../db/location';
import type { Places } from '../installation/places';
import { databaseUrl } from './database-url';
import { defaults } from './defaults';
import { messengersIn } from './messengers';
import { type Environment, readSettings, schemaOf, settingsIn } from './reader';
import { readBy, vaultPlace } from './values';

/** How a command says that the settings do not let it run. */
export const ofCommand = 'The settings do not allow this command:';

export const database = readBy(databaseUrl).default(defaults.database);

/** The database's place alone, for the operator's commands. Throws a {@link ConfigError}. */
export function readDatabaseLocation(environment: Environment): DatabaseLocation {
  const place = schemaOf({ database: ['VISSLA_DATABASE_URL', database] });
  return readSettings(environment, () => ({ place }), ofCommand).place.database;
}

/** The vault's place alone: a path or a Key Vault's address. Throws a {@link ConfigError}. */
export function readVaultPlace(environment: Environment): string {
  const place = schemaOf({ vault: ['VISSLA_VAULT', vaultPlace.default(defaults.vault)] });
  return readSettings(environment, () => ({ place }), ofCommand).place.vault;
}

/** Both places at once. Throws a {@link ConfigError}. */
export function readPlaces(environment: Environment): Places {
  return { database: readDatabaseLocation(environment), vault: readVaultPlace(environment) };
}

/** The path of the mark outside both stores; `undefined` in the trial, which has none. */
export function readMarkPath(environment: Environment): string | undefined {
  const given = settingsIn(environment);
  const { teams, slack } = messengersIn(given);
  return teams || slack ? (given.VISSLA_MARK ?? defaults.mark) : undefined;
}

/** The path of the contacts' file alone. */
export function readContactsPath(environment: Environment): string {
  return settingsIn(environment).VISSLA_CONTACTS ?? defaults.contacts;
}
