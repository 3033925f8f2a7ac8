import { existsSync } from 'node:fs';
import { z } from 'zod/v4';
import type { DatabaseLocation, SqliteLocation } from '../../db/location';
import type { Locale } from '../domain/ids';
import { limits } from '../domain/limits';
import { type ContactsFile, movedExample, readContactsFile } from './contacts-file';
import { databaseFile, databaseUrl } from './database-url';
import {
  messengersIn,
  type SlackSettings,
  slackPart,
  type TeamsSettings,
  teamsPart,
} from './messengers';
import { type Environment, type Given, readSettings, settingsIn } from './reader';
import {
  anyText,
  choiceOf,
  filePath,
  host,
  locale,
  port,
  readBy,
  trialHost,
  vaultPlace,
  webAddress,
  wholeNumber,
} from './values';

export { ConfigError } from './reader';

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
  /** Whether VISSLA_CONTACTS still names the example where an earlier version had it. */
  readonly contactsMoved: true | undefined;
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
  contacts: './examples/contacts.json',
} as const;

/** Reads the settings once. An empty one counts as unset. Throws a {@link ConfigError}. */
export function readConfig(environment: Environment): Config {
  const { teams, slack } = messengersIn(settingsIn(environment));
  return Object.freeze(teams || slack ? readProduction(environment) : readTrial(environment));
}

const ofCommand = 'The settings do not allow this command:';

/** The database's place alone, for the operator's commands. Throws a {@link ConfigError}. */
export function readDatabaseLocation(environment: Environment): DatabaseLocation {
  const schema = z.object({ VISSLA_DATABASE_URL: database });
  return readSettings(environment, () => ({ schema }), ofCommand).schema.VISSLA_DATABASE_URL;
}

/** The vault's place alone: a path or a Key Vault's address. Throws a {@link ConfigError}. */
export function readVaultPlace(environment: Environment): string {
  const schema = z.object({ VISSLA_VAULT: vaultPlace.default(defaults.vault) });
  return readSettings(environment, () => ({ schema }), ofCommand).schema.VISSLA_VAULT;
}

/** The path of the contacts' file alone. */
export function readContactsPath(environment: Environment): string {
  const path = settingsIn(environment).VISSLA_CONTACTS ?? defaults.contacts;
  return movedExample(path) ?? path;
}

const database = readBy(databaseUrl).default(defaults.database);

const contacts = anyText.transform((path, context): Pick<Common, 'contacts' | 'contactsMoved'> => {
  const example = movedExample(path);
  const read = readContactsFile(example ?? path);
  if (read.kind === 'contacts') {
    return { contacts: read.contacts, contactsMoved: example === undefined ? undefined : true };
  }
  for (const problem of read.problems) context.addIssue(`: ${problem}`);
  return z.NEVER;
});

/** In both kinds of start. */
const common = {
  VISSLA_PORT: port.default(defaults.port),
  VISSLA_LOCALE: locale,
  VISSLA_HR_ANSWER_DAYS: wholeNumber(1, 30).default(limits.hrAnswerDays),
};

const production = z.object({
  ...common,
  VISSLA_VAULT: vaultPlace.default(defaults.vault),
  VISSLA_HOST: host.default(defaults.host),
  VISSLA_DATABASE_URL: database,
  VISSLA_CONTACTS: contacts,
  VISSLA_RELEASE: choiceOf('at-once'),
  VISSLA_ORGANISATION: anyText,
  VISSLA_WEBSITE_URL: webAddress,
  VISSLA_PRIVACY_URL: webAddress,
});

const trial = z.object({
  ...common,
  // Invented people have no use for a vault in the cloud.
  VISSLA_VAULT: filePath.default(defaults.vault),
  VISSLA_HOST: trialHost.default('loopback'),
  VISSLA_DATABASE_URL: readBy(databaseFile).default(defaults.database),
  VISSLA_CONTACTS: contacts.prefault(defaults.contacts),
  VISSLA_RELEASE: choiceOf('at-once').default('at-once'),
  VISSLA_ORGANISATION: anyText.optional(),
  VISSLA_WEBSITE_URL: webAddress.optional(),
  VISSLA_PRIVACY_URL: webAddress.optional(),
});

/** The example comes with the trial. Where it is not, somebody forgot the settings of production. */
const noTrial = trial.extend({
  VISSLA_CONTACTS: z.never(
    'VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN is missing, and the trial is not here: name the file of settings with --env-file',
  ),
});

function readProduction(environment: Environment): ProductionConfig {
  const { all, teams, slack } = readSettings(environment, (given) => ({
    all: production,
    teams: teamsPart(given),
    slack: slackPart(given),
  }));
  return {
    kind: 'production',
    ...commonOf(all),
    database: all.VISSLA_DATABASE_URL,
    organisation: all.VISSLA_ORGANISATION,
    website: all.VISSLA_WEBSITE_URL,
    privacy: all.VISSLA_PRIVACY_URL,
    teams,
    slack,
  };
}

function readTrial(environment: Environment): TrialConfig {
  const { all } = readSettings(environment, (given) => ({
    teams: teamsPart(given),
    slack: slackPart(given),
    all: isTrialHere(given) ? trial : noTrial,
  }));
  return {
    kind: 'trial',
    ...commonOf(all),
    database: all.VISSLA_DATABASE_URL,
    organisation: all.VISSLA_ORGANISATION,
    website: all.VISSLA_WEBSITE_URL,
    privacy: all.VISSLA_PRIVACY_URL,
  };
}

function isTrialHere(given: Given): boolean {
  return given.VISSLA_CONTACTS !== undefined || existsSync(defaults.contacts);
}

function commonOf(all: z.output<typeof production> | z.output<typeof trial>): Common {
  return {
    port: all.VISSLA_PORT,
    host: all.VISSLA_HOST,
    vault: all.VISSLA_VAULT,
    locale: all.VISSLA_LOCALE,
    ...all.VISSLA_CONTACTS,
    release: all.VISSLA_RELEASE,
    hrAnswerDays: all.VISSLA_HR_ANSWER_DAYS,
  };
}
