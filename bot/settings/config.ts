import { existsSync } from 'node:fs';
import { z } from 'zod/v4';
import { limits } from '../domain/limits';
import type { ChosenPolicy } from '../domain/release-rule';
import type { Weedings } from '../domain/weeding';
import { type ContactsFile, readContactsFile } from './contacts-file';
import { databaseFile } from './database-url';
import {
  eitherMark,
  isProduction,
  mailPart,
  messengersIn,
  slackPart,
  teamsPart,
  webDeskPart,
  webPart,
} from './messengers';
import type { SettingName } from './names';
import { database, defaults, ofCommand } from './places';
import { type Environment, type Given, noneOf, readSettings, schemaOf, settingsIn } from './reader';
import {
  anyText,
  archiveKey,
  backupFolders,
  choiceOf,
  day,
  deskSections,
  filePath,
  host,
  locale,
  localeOr,
  origin,
  parties,
  port,
  readBy,
  startersLocale,
  trialHost,
  twoWeekdays,
  vaultPlace,
  webAddress,
  weeding,
  weekday,
  wholeNumber,
} from './values';

export { ConfigError } from './reader';

export type Config = ReturnType<typeof readTrial> | ReturnType<typeof readProduction>;

/** An empty setting counts as unset. Throws a {@link ConfigError}. */
export function readConfig(environment: Environment): Config {
  const read = isProduction(settingsIn(environment)) ? readProduction : readTrial;
  return Object.freeze(read(environment));
}

/**
 * What a page for people says, without secrets; the trial's if nothing is set. Throws {@link ConfigError}.
 */
export function readHouse(environment: Environment): House {
  const given = settingsIn(environment);
  const isSet = productionOnly.some((name) => given[name] !== undefined);
  const isChosen = isProduction(given);
  if (!isChosen && !isSet) {
    const contacts = existsSync(defaults.contacts)
      ? trialContacts
      : (['VISSLA_CONTACTS', noTrial] as const);
    const parts = () => ({ house: schemaOf({ contacts, release: releaseOrAtOnce }) });
    const { house } = readSettings(environment, parts, ofCommand);
    return { ...invented, ...house, teams: true, slack: true };
  }
  const house = { ...whose, ...weedingsOrNone, door, release: releaseOrAtOnce };
  const parts = () => ({ house: schemaOf(house) });
  const { house: read } = readSettings(environment, parts, ofCommand);
  // While no channel is set the page speaks of both messengers.
  return { ...read, ...(isChosen ? messengersIn(given) : { teams: true, slack: true }) };
}

type House = Pick<
  Config,
  | 'organisation'
  | 'website'
  | 'privacy'
  | 'contacts'
  | 'release'
  | 'weedingWhistleblowing'
  | 'weedingHr'
> &
  Readonly<Record<'teams' | 'slack', boolean>> & { readonly door?: string | undefined };

const door = ['VISSLA_WEB_URL', origin.optional()] as const;

/** A page for people may be written before the decisions are named: until then nothing is erased. */
const weedingsOrNone = {
  weedingWhistleblowing: ['VISSLA_WEEDING_WHISTLEBLOWING', weeding.default('preserve')],
  weedingHr: ['VISSLA_WEEDING_HR', weeding.default('preserve')],
} as const;

const release = choiceOf('at-once', 'daily', 'weekly');

const releaseOrAtOnce = ['VISSLA_RELEASE', release.default('at-once')] as const;

const contacts = anyText.transform((path, context): ContactsFile => {
  const read = readContactsFile(path);
  if (read.kind === 'contacts') return read.contacts;
  for (const problem of read.problems) context.addIssue(`: ${problem}`);
  return z.NEVER;
});
/** Settings of both kinds of start. */
const common = {
  /** 0 lets the system choose. */
  port: ['VISSLA_PORT', port.default(defaults.port)],
  /** The folders of backups that doctor looks at, unless they are the usual ones. */
  backups: ['VISSLA_BACKUPS', backupFolders.optional()],
  /** A shell command: a failed command tells somebody by it. */
  alert: ['VISSLA_ALERT', anyText.optional()],
  /** For people whose messenger names no language. */
  locale: ['VISSLA_LOCALE', locale],
  releaseHour: ['VISSLA_RELEASE_HOUR', wholeNumber(0, 23).default(limits.releaseHour)],
  /** What must not wait a week comes each day. */
  releaseWeekday: ['VISSLA_RELEASE_WEEKDAY', weekday.prefault('tuesday')],
  /** Who decided on a weekly release, and when: production refuses to start without it. */
  releaseDecided: ['VISSLA_RELEASE_DECIDED', anyText.optional()],
  reminderDays: ['VISSLA_REMINDER_DAYS', twoWeekdays.prefault('monday,thursday')],
  hrAnswerDays: ['VISSLA_HR_ANSWER_DAYS', wholeNumber(1, 30).default(limits.hrAnswerDays)],
  meetingDays: ['VISSLA_MEETING_DAYS', wholeNumber(1, 30).default(limits.meetingDays)],
  /** The board that a copy names (OSL 5:5); the organisation if none is set. */
  authority: ['VISSLA_AUTHORITY', anyText.optional()],
  refusalMonths: ['VISSLA_REFUSAL_MONTHS', wholeNumber(1, 24).default(limits.refusalMonths)],
  /** The sections of the secrecy act by which each desk masks a copy. */
  secrecy: ['VISSLA_SECRECY', deskSections.optional()],
  /** Public; the archive's packages are sealed to it. */
  archiveKey: ['VISSLA_ARCHIVE_KEY', archiveKey.optional()],
  employees: ['VISSLA_EMPLOYEES', wholeNumber(1, 99_999).optional()],
  /** The organisations that share the channel (VBL 5:4), of which a case is about one. */
  parties: ['VISSLA_PARTIES', parties.optional()],
} as const;

const whose = {
  contacts: ['VISSLA_CONTACTS', contacts],
  organisation: ['VISSLA_ORGANISATION', anyText],
  website: ['VISSLA_WEBSITE_URL', webAddress],
  privacy: ['VISSLA_PRIVACY_URL', webAddress],
} as const;

const production = schemaOf({
  ...common,
  /** A path of a file, or a Key Vault's address: `https://` and no path. */
  vault: ['VISSLA_VAULT', vaultPlace.default(defaults.vault)],
  /** The day on which two empty places may become a new installation. */
  begin: ['VISSLA_BEGIN', day.optional()],
  /** A path outside both stores; the file knows that there is an installation. */
  mark: ['VISSLA_MARK', anyText.default(defaults.mark)],
  /** An IP address, `loopback` for this machine only, or `any` for every interface. */
  host: ['VISSLA_HOST', host.default(defaults.host)],
  database: ['VISSLA_DATABASE_URL', database],
  contacts: whose.contacts,
  release: ['VISSLA_RELEASE', release],
  organisation: whose.organisation,
  website: whose.website,
  privacy: whose.privacy,
  /** There is no default. */
  weedingWhistleblowing: ['VISSLA_WEEDING_WHISTLEBLOWING', weeding],
  weedingHr: ['VISSLA_WEEDING_HR', weeding],
});

/** Any of these means production: invented people in its place would surprise. */
const productionOnly = [
  'VISSLA_ORGANISATION',
  'VISSLA_WEBSITE_URL',
  'VISSLA_PRIVACY_URL',
  'VISSLA_CONTACTS',
  'VISSLA_WEEDING_WHISTLEBLOWING',
  'VISSLA_WEEDING_HR',
  'VISSLA_WEB_URL',
  'VISSLA_DESK_URL',
  'VISSLA_SMTP_URL',
] as const satisfies readonly SettingName[];

const trialContacts = ['VISSLA_CONTACTS', z.preprocess(() => defaults.contacts, contacts)] as const;

/** Invented people need no server and no cloud, so both stores are files. */
const trialOf = (environment: Environment) =>
  ({
    ...common,
    locale: ['VISSLA_LOCALE', localeOr(startersLocale(environment))],
    vault: ['VISSLA_VAULT', filePath.default(defaults.vault)],
    host: ['VISSLA_HOST', trialHost.default('loopback')],
    database: ['VISSLA_DATABASE_URL', readBy(databaseFile).default(defaults.database)],
    contacts: trialContacts,
    /** A newcomer does not wait, unless asked to. */
    release: releaseOrAtOnce,
    webPort: ['VISSLA_WEB_PORT', port.optional()],
    deskPort: ['VISSLA_DESK_PORT', port.optional()],
  }) as const;

const invented = {
  organisation: 'Exempelby kommun',
  website: 'https://www.exempelby.example/visselblasning',
  privacy: 'https://www.exempelby.example/personuppgifter',
  weedingWhistleblowing: { number: 'KS 2026/12', months: 24 },
  // One desk weeds, the other keeps: the trial shows both.
  weedingHr: 'preserve',
} as const;

/** The example comes with the trial. Without it, somebody forgot the settings of production. */
const noTrial = z.never(
  `${eitherMark} is missing, and the trial is not here: name the file of settings with --env-file`,
);

/** For a part whose problem another line names. */
const saidAlready = z.custom<never>(() => true);

const withoutTrial = (given: Given): z.ZodType<never> =>
  productionOnly.some((name) => given[name] !== undefined) ? saidAlready : noTrial;

function readProduction(environment: Environment) {
  const { house, decided, ...messengers } = readSettings(environment, (given) => ({
    house: production,
    decided: decidedFor(given),
    teams: teamsPart(given),
    slack: slackPart(given),
    web: webPart(given),
    webDesk: webDeskPart(given),
    mail: mailPart(given),
  }));
  return { kind: 'production' as const, ...house, ...decided, ...messengers };
}

/** A weekly release keeps reports from the register for a week (OSL 5:1, 5:2): somebody answers for it. */
function decidedFor({ VISSLA_RELEASE: chosen }: Given) {
  const missing = z.string('is missing: weekly needs who decided on it, and when');
  const isNeeded = chosen === 'weekly';
  return schemaOf({
    releaseDecided: ['VISSLA_RELEASE_DECIDED', isNeeded ? missing : anyText.optional()],
  });
}

/** With no settings the bot runs with the local workplace, on this machine only. */
function readTrial(environment: Environment) {
  const isHere = existsSync(defaults.contacts);
  const trial = trialOf(environment);
  const { house } = readSettings(environment, (given) => ({
    teams: teamsPart(given),
    slack: slackPart(given),
    meant: noneOf(
      productionOnly,
      (areSet) =>
        `${areSet}, but no channel: set ${eitherMark}${isHere ? ', or take them out for the trial' : ''}`,
    ),
    house: schemaOf(
      isHere ? trial : { ...trial, contacts: ['VISSLA_CONTACTS', withoutTrial(given)] },
    ),
  }));
  return { kind: 'trial' as const, ...house, ...invented };
}

export function weedingsOf(config: Pick<Config, 'weedingWhistleblowing' | 'weedingHr'>): Weedings {
  return { whistleblowing: config.weedingWhistleblowing, hr: config.weedingHr };
}

export function chosenPolicy(
  config: Pick<Config, 'release' | 'releaseHour' | 'releaseWeekday'>,
): ChosenPolicy {
  const { release, releaseHour: hour, releaseWeekday: weekday } = config;
  if (release === 'at-once') return release;
  return release === 'daily' ? { kind: release, hour } : { kind: release, hour, weekday };
}
