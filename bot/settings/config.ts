import { existsSync } from 'node:fs';
import type { DatabaseLocation, SqliteLocation } from '../../db/location';
import type { Locale } from '../domain/ids';
import { limits } from '../domain/limits';
import { type ContactsFile, readContactsFile } from './contacts-file';
import { databaseFile, databaseUrl } from './database-url';
import {
  complainOfHalves,
  messengers,
  readSlack,
  readTeams,
  type SlackSettings,
  type TeamsSettings,
} from './messengers';
import { settings } from './names';
import { createReader, type Environment, type Reader, type Value } from './reader';
import {
  anyText,
  host,
  oneOf,
  type Parse,
  path,
  port,
  trialHost,
  vaultPlace,
  webAddress,
  wholeNumber,
} from './values';

export { ConfigError } from './reader';
export { settings };

interface Common {
  /** 0 lets the system choose. */
  readonly port: number;
  /** An IP address, `loopback` for this machine alone, or `any` for every interface. */
  readonly host: string;
  /** The path of the vault's file, or in production the address of a Key Vault: `https://` and no path. */
  readonly vault: string;
  /** For people whose messenger names no language. */
  readonly locale: Locale;
  readonly contacts: ContactsFile;
  readonly release: 'at-once';
  /** Working days within which HR answers. */
  readonly hrAnswerDays: number;
}

/** Nothing is set: the bot runs with the local workplace, on this machine alone. */
interface TrialConfig extends Common {
  readonly kind: 'trial';
  /** Always a file: a trial needs no server. */
  readonly database: SqliteLocation;
  readonly organisation: string | undefined;
  readonly website: string | undefined;
  readonly privacy: string | undefined;
}

interface ProductionConfig extends Common {
  readonly kind: 'production';
  readonly database: DatabaseLocation;
  readonly organisation: string;
  readonly website: string;
  readonly privacy: string;
  /** At least one messenger is there. */
  readonly teams: TeamsSettings | undefined;
  readonly slack: SlackSettings | undefined;
}

export type Config = TrialConfig | ProductionConfig;

const defaults = {
  port: 3978,
  host: 'any',
  database: { kind: 'sqlite', path: './data/vissla.db' },
  vault: './data/vault.json',
  contacts: './office/contacts.json',
} as const;

/** Reads the settings once. An empty one counts as unset. Throws a {@link ConfigError}. */
export function readConfig(environment: Environment): Config {
  const reader = createReader(environment);
  return messengers.some(({ mark }) => reader.isSet(mark))
    ? readProduction(reader)
    : readTrial(reader);
}

const ofCommand = 'The settings do not allow this command:';

/** The database's place alone, for the operator's commands. Throws a {@link ConfigError}. */
export function readDatabaseLocation(environment: Environment): DatabaseLocation {
  const reader = createReader(environment, ofCommand);
  return reader.finish(readDatabase(reader));
}

function readDatabase(reader: Reader): Value<DatabaseLocation> {
  return reader.optional('VISSLA_DATABASE_URL', databaseUrl, defaults.database);
}

/** The vault's place alone, for the operator's commands: a path or a Key Vault's address. Throws a {@link ConfigError}. */
export function readVaultPlace(environment: Environment): string {
  const reader = createReader(environment, ofCommand);
  const vault = reader.optional('VISSLA_VAULT', vaultPlace, defaults.vault);
  return reader.finish(vault);
}

/** The path of the contacts' file alone. Throws a {@link ConfigError}. */
export function readContactsPath(environment: Environment): string {
  const reader = createReader(environment);
  return reader.finish(reader.optional('VISSLA_CONTACTS', anyText, defaults.contacts));
}

function readTrial(reader: Reader): TrialConfig {
  complainOfHalves(reader);
  // Invented people have no use for a vault in the cloud.
  const common = readCommon(reader, path('file'));
  const listensOn = reader.optional('VISSLA_HOST', trialHost, 'loopback');
  const database = reader.optional('VISSLA_DATABASE_URL', databaseFile, defaults.database);
  const contacts = readTrialContacts(reader);
  const release = reader.optional('VISSLA_RELEASE', oneOf('at-once'), 'at-once');
  const organisation = reader.optional('VISSLA_ORGANISATION', anyText, undefined);
  const website = reader.optional('VISSLA_WEBSITE_URL', webAddress, undefined);
  const privacy = reader.optional('VISSLA_PRIVACY_URL', webAddress, undefined);
  return reader.finish(
    (): TrialConfig =>
      Object.freeze({
        kind: 'trial',
        ...common(),
        host: listensOn(),
        database: database(),
        contacts: contacts(),
        release: release(),
        organisation: organisation(),
        website: website(),
        privacy: privacy(),
      }),
  );
}

function readProduction(reader: Reader): ProductionConfig {
  complainOfHalves(reader);
  const common = readCommon(reader, vaultPlace);
  const listensOn = reader.optional('VISSLA_HOST', host, defaults.host);
  const database = readDatabase(reader);
  const contacts = readContacts(reader, reader.required('VISSLA_CONTACTS', anyText));
  const release = reader.required('VISSLA_RELEASE', oneOf('at-once'));
  const organisation = reader.required('VISSLA_ORGANISATION', anyText);
  const website = reader.required('VISSLA_WEBSITE_URL', webAddress);
  const privacy = reader.required('VISSLA_PRIVACY_URL', webAddress);
  const teams = readTeams(reader);
  const slack = readSlack(reader);
  return reader.finish(
    (): ProductionConfig =>
      Object.freeze({
        kind: 'production',
        ...common(),
        host: listensOn(),
        database: database(),
        contacts: contacts(),
        release: release(),
        organisation: organisation(),
        website: website(),
        privacy: privacy(),
        teams: teams(),
        slack: slack(),
      }),
  );
}

function readCommon(
  reader: Reader,
  placeOfVault: Parse<string>,
): Value<Pick<Common, 'port' | 'vault' | 'locale' | 'hrAnswerDays'>> {
  const number = reader.optional('VISSLA_PORT', port, defaults.port);
  const vault = reader.optional('VISSLA_VAULT', placeOfVault, defaults.vault);
  const locale = reader.optional('VISSLA_LOCALE', oneOf('sv', 'en'), 'sv');
  const days = reader.optional('VISSLA_HR_ANSWER_DAYS', wholeNumber(1, 30), limits.hrAnswerDays);
  return () => ({
    port: number(),
    vault: vault(),
    locale: locale(),
    hrAnswerDays: days(),
  });
}

/** The trial's own come with it. Where they are not, nor is the trial, and the settings of production were forgotten. */
function readTrialContacts(reader: Reader): Value<ContactsFile> {
  if (!reader.isSet('VISSLA_CONTACTS') && !existsSync(defaults.contacts)) {
    reader.complain(
      'VISSLA_TEAMS_APP_ID',
      'or VISSLA_SLACK_BOT_TOKEN is missing, and the trial is not here: name the file of settings with --env-file',
    );
    return reader.missing;
  }
  return readContacts(reader, reader.optional('VISSLA_CONTACTS', anyText, defaults.contacts));
}

function readContacts(reader: Reader, file: Value<string>): Value<ContactsFile> {
  if (!reader.isFine('VISSLA_CONTACTS')) return reader.missing;
  const read = readContactsFile(file());
  if (read.kind === 'contacts') return () => read.contacts;
  for (const problem of read.problems) reader.complain('VISSLA_CONTACTS', problem, ': ');
  return reader.missing;
}
