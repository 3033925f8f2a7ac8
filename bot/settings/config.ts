import { existsSync } from 'node:fs';
import { z } from 'zod/v4';
import { limits } from '../domain/limits';
import { type ContactsFile, readContactsFile } from './contacts-file';
import { databaseFile } from './database-url';
import { defaults } from './defaults';
import { eitherMark, messengersIn, slackPart, teamsPart } from './messengers';
import type { SettingName } from './names';
import { database, ofCommand } from './read-places';
import { type Environment, type Given, noneOf, readSettings, schemaOf, settingsIn } from './reader';
import { startersLocale } from './starters-locale';
import {
  anyText,
  backupFolders,
  choiceOf,
  day,
  filePath,
  host,
  locale,
  localeOr,
  port,
  readBy,
  trialHost,
  twoWeekdays,
  vaultPlace,
  webAddress,
  weekday,
  wholeNumber,
  yesOrNo,
} from './values';

export { ConfigError } from './reader';

/** All settings of one start, read once. */
export type Config = ReturnType<typeof readTrial> | ReturnType<typeof readProduction>;

/** Reads the settings once. An empty one counts as unset. Throws a {@link ConfigError}. */
export function readConfig(environment: Environment): Config {
  const { teams, slack } = messengersIn(settingsIn(environment));
  return Object.freeze(teams || slack ? readProduction(environment) : readTrial(environment));
}

/**
 * Who runs the channel, its pages and its contacts, and which messengers are set up: what a page for people
 * says, without any secret. Where nothing of production is set, it is the trial's. Throws a
 * {@link ConfigError}.
 */
export function readHouse(environment: Environment): House {
  const given = settingsIn(environment);
  const messengers = messengersIn(given);
  const isSet = productionOnly.some((name) => given[name] !== undefined);
  const either = messengers.teams || messengers.slack;
  if (!either && !isSet) {
    const { house } = readSettings(
      environment,
      () => ({
        house: existsSync(defaults.contacts)
          ? schemaOf({ contacts: trialContacts, release: releaseOrAtOnce })
          : schemaOf({ contacts: ['VISSLA_CONTACTS', noTrial], release: releaseOrAtOnce }),
      }),
      ofCommand,
    );
    return { ...invented, ...house.contacts, release: house.release, teams: true, slack: true };
  }
  const { house } = readSettings(
    environment,
    () => ({ house: schemaOf({ ...whose, release: releaseOrAtOnce }) }),
    ofCommand,
  );
  // Settings that are filled in before a messenger is: the page speaks of both.
  return { ...house, ...house.contacts, ...(either ? messengers : { teams: true, slack: true }) };
}

interface House {
  readonly organisation: string;
  readonly website: string;
  readonly privacy: string;
  readonly contacts: ContactsFile;
  readonly release: z.infer<typeof release>;
  readonly teams: boolean;
  readonly slack: boolean;
}

const release = choiceOf('at-once', 'daily', 'weekly');

const releaseOrAtOnce = ['VISSLA_RELEASE', release.default('at-once')] as const;

const contacts = anyText.transform((path, context): FoundContacts => {
  const read = readContactsFile(path);
  if (read.kind === 'contacts') return { contacts: read.contacts };
  for (const problem of read.problems) context.addIssue(`: ${problem}`);
  return z.NEVER;
});

interface FoundContacts {
  readonly contacts: ContactsFile;
}

/** In both kinds of start. */
const common = {
  /** 0 lets the system choose. */
  port: ['VISSLA_PORT', port.default(defaults.port)],
  /** The folders of backups that doctor looks at, where they are not the usual ones. */
  backups: ['VISSLA_BACKUPS', backupFolders.optional()],
  /** For people whose messenger names no language. */
  locale: ['VISSLA_LOCALE', locale],
  releaseHour: ['VISSLA_RELEASE_HOUR', wholeNumber(0, 23).default(limits.releaseHour)],
  /** The day of a weekly one; what must not wait a week comes each day. */
  releaseWeekday: ['VISSLA_RELEASE_WEEKDAY', weekday.prefault('tuesday')],
  /** Who decided on a weekly release where the secrecy act applies. */
  releaseDecided: ['VISSLA_RELEASE_DECIDED', anyText.optional()],
  reminderDays: ['VISSLA_REMINDER_DAYS', twoWeekdays.prefault('monday,thursday')],
  hrAnswerDays: ['VISSLA_HR_ANSWER_DAYS', wholeNumber(1, 30).default(limits.hrAnswerDays)],
  /** Whether HR's desk belongs to the channel of the act (VBL 5:5). */
  hrInChannel: ['VISSLA_HR_IN_CHANNEL', yesOrNo],
  meetingDays: ['VISSLA_MEETING_DAYS', wholeNumber(1, 30).default(limits.meetingDays)],
  /** How many people a reporter is one of. */
  employees: ['VISSLA_EMPLOYEES', wholeNumber(1, 99_999).optional()],
} as const;

/** Whose channel it is. */
const whose = {
  contacts: ['VISSLA_CONTACTS', contacts],
  organisation: ['VISSLA_ORGANISATION', anyText],
  website: ['VISSLA_WEBSITE_URL', webAddress],
  privacy: ['VISSLA_PRIVACY_URL', webAddress],
} as const;

const production = schemaOf({
  ...common,
  /** The path of the vault's file, or the address of a Key Vault: `https://` and no path. */
  vault: ['VISSLA_VAULT', vaultPlace.default(defaults.vault)],
  /** The day on which two empty places may become a new installation. */
  begin: ['VISSLA_BEGIN', day.optional()],
  /** The path of a file outside both stores, which knows that there is an installation. */
  mark: ['VISSLA_MARK', anyText.default(defaults.mark)],
  /** An IP address, `loopback` for this machine alone, or `any` for every interface. */
  host: ['VISSLA_HOST', host.default(defaults.host)],
  database: ['VISSLA_DATABASE_URL', database],
  contacts: whose.contacts,
  release: ['VISSLA_RELEASE', release],
  organisation: whose.organisation,
  website: whose.website,
  privacy: whose.privacy,
});

/** Whoever sets one of these means production: invented people in its places would surprise. */
const productionOnly = [
  'VISSLA_ORGANISATION',
  'VISSLA_WEBSITE_URL',
  'VISSLA_PRIVACY_URL',
  'VISSLA_CONTACTS',
] as const satisfies readonly SettingName[];

const trialContacts = ['VISSLA_CONTACTS', z.preprocess(() => defaults.contacts, contacts)] as const;

/** Invented people need no server and no cloud: both places are files. Who starts the trial looks at it. */
const trialOf = (environment: Environment) =>
  ({
    ...common,
    locale: ['VISSLA_LOCALE', localeOr(startersLocale(environment))],
    vault: ['VISSLA_VAULT', filePath.default(defaults.vault)],
    host: ['VISSLA_HOST', trialHost.default('loopback')],
    database: ['VISSLA_DATABASE_URL', readBy(databaseFile).default(defaults.database)],
    contacts: trialContacts,
    /** A newcomer does not wait, unless it is to see how reports do. */
    release: releaseOrAtOnce,
  }) as const;

/** Whose channel the trial is. */
const invented = {
  organisation: 'Exempelby kommun',
  website: 'https://www.exempelby.example/visselblasning',
  privacy: 'https://www.exempelby.example/personuppgifter',
} as const;

/** The example comes with the trial. Where it is not, somebody forgot the settings of production. */
const noTrial = z.never(
  `${eitherMark} is missing, and the trial is not here: name the file of settings with --env-file`,
);

/** Where another line says what is missing. */
const saidAlready = z.custom<never>(() => true);

const withoutTrial = (given: Given): z.ZodType<never> =>
  productionOnly.some((name) => given[name] !== undefined) ? saidAlready : noTrial;

/** With at least one messenger. */
function readProduction(environment: Environment) {
  const { house, ...messengers } = readSettings(environment, (given) => ({
    house: production,
    teams: teamsPart(given),
    slack: slackPart(given),
  }));
  return { kind: 'production' as const, ...house, ...house.contacts, ...messengers };
}

/** Nothing is set: the bot runs with the local workplace, on this machine alone. */
function readTrial(environment: Environment) {
  const isHere = existsSync(defaults.contacts);
  const trial = trialOf(environment);
  const { house } = readSettings(environment, (given) => ({
    teams: teamsPart(given),
    slack: slackPart(given),
    meant: noneOf(
      productionOnly,
      (areSet) =>
        `${areSet}, but no messenger: set ${eitherMark}${isHere ? ', or take them out for the trial' : ''}`,
    ),
    house: schemaOf(
      isHere ? trial : { ...trial, contacts: ['VISSLA_CONTACTS', withoutTrial(given)] },
    ),
  }));
  return { kind: 'trial' as const, ...house, ...house.contacts, ...invented };
}
