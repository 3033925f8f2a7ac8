import { existsSync } from 'node:fs';
import { z } from 'zod/v4';
import type { Disposals } from '../domain/disposal';
import type { Locale } from '../domain/ids';
import type { ChosenPolicy } from '../domain/pass-rule';
import type { ContactsFile } from './contacts-file';
import { databaseFile } from './database-url';
import { channelParts, eitherMark, isProduction, messengersIn } from './messengers';
import type { SettingName } from './names';
import { contacts, disposal, handling, localeOr, passChoice, whose } from './organisation';
import { database, defaults, ofCommand } from './places';
import { type Environment, type Given, readSettings, schemaOf, settingsIn } from './reader';
import {
  anyText,
  backupFolders,
  day,
  filePath,
  host,
  origin,
  port,
  readBy,
  trialHost,
  vaultPlace,
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
export function readHouse(environment: Environment): CardHouse {
  const given = settingsIn(environment);
  const isChosen = isProduction(given);
  const isTrial = !isChosen && productionSet(given).length === 0;
  const fields = isTrial ? { contacts: trialContacts(given), pass: passOrAtOnce } : ofPage;
  const { house } = readSettings(environment, () => ({ house: schemaOf(fields) }), ofCommand);
  // While no channel is set the page speaks of both messengers.
  const messengers = isChosen ? messengersIn(given) : { teams: true, slack: true };
  return { ...invented, ...house, ...messengers };
}

type CardHouse = Pick<Config, keyof typeof invented | 'contacts' | 'pass'> &
  Readonly<Record<'teams' | 'slack', boolean>> & { readonly door?: string | undefined };

const passOrAtOnce = ['VISSLA_PASSES', passChoice.default('at-once')] as const;

const ofPage = {
  ...whose,
  // It may be written before the decisions are named: until then nothing is erased.
  disposalWhistleblowing: ['VISSLA_DISPOSAL_WHISTLEBLOWING', disposal.default('preserve')],
  disposalHr: ['VISSLA_DISPOSAL_HR', disposal.default('preserve')],
  door: ['VISSLA_WEB_URL', origin.optional()],
  pass: passOrAtOnce,
} as const;

/** Settings of both kinds of start. */
const common = {
  /** 0 lets the system choose. */
  port: ['VISSLA_PORT', port.default(defaults.port)],
  /** The folders of backups that doctor looks at, unless they are the usual ones. */
  backups: ['VISSLA_BACKUPS', backupFolders.optional()],
  /** A shell command: a failed command tells somebody by it. */
  alert: ['VISSLA_ALERT', anyText.optional()],
  ...handling,
} as const;

const production = {
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
  ...whose,
} as const;

/** Any of these means production: invented people in its place would surprise. */
const productionOnly = [
  'VISSLA_ORGANISATION',
  'VISSLA_WEBSITE_URL',
  'VISSLA_PRIVACY_URL',
  'VISSLA_CONTACTS',
  'VISSLA_DISPOSAL_WHISTLEBLOWING',
  'VISSLA_DISPOSAL_HR',
  'VISSLA_WEB_URL',
  'VISSLA_DESK_URL',
  'VISSLA_SMTP_URL',
] as const satisfies readonly SettingName[];

const productionSet = (given: Given): readonly SettingName[] =>
  productionOnly.filter((name) => given[name] !== undefined);

const invented = {
  organisation: 'Exempelby kommun',
  website: 'https://www.exempelby.example/visselblasning',
  privacy: 'https://www.exempelby.example/personuppgifter',
  disposalWhistleblowing: { number: 'KS 2026/12', months: 24 },
  // One desk disposes of, the other keeps: the trial shows both.
  disposalHr: 'preserve',
} as const;

/** The example comes with the trial. Without it, somebody forgot the settings of production. */
function trialContacts(given: Given): readonly ['VISSLA_CONTACTS', z.ZodType<ContactsFile>] {
  if (existsSync(defaults.contacts))
    return ['VISSLA_CONTACTS', z.preprocess(() => defaults.contacts, contacts)];
  // Another line names what is set.
  if (productionSet(given).length > 0) return ['VISSLA_CONTACTS', z.custom<never>(() => true)];
  const noTrial = `${eitherMark} is missing, and the trial is not here: name the file of settings with --env-file`;
  return ['VISSLA_CONTACTS', z.never(noTrial)];
}

function readProduction(environment: Environment) {
  const { house, ...channels } = readSettings(environment, (given) => ({
    house: schemaOf({ ...production, passDecided: decidedFor(given) }),
    ...channelParts(given),
  }));
  return { kind: 'production' as const, ...house, ...channels };
}

/** A weekly pass keeps reports from the register for a week (OSL 5:1, 5:2): somebody answers for it. */
function decidedFor({ VISSLA_PASSES: chosen }: Given) {
  const missing = z.string('is missing: weekly needs who decided on it, and when');
  return ['VISSLA_PASS_DECIDED', chosen === 'weekly' ? missing : anyText.optional()] as const;
}

/**
 * With no settings the bot runs with the local workplace, on this machine only. Invented people need no
 * server and no cloud, so both stores are files.
 */
function readTrial(environment: Environment) {
  const { house } = readSettings(environment, (given) => {
    const { teams, slack } = channelParts(given);
    const set = productionSet(given);
    const orTrial = existsSync(defaults.contacts) ? ', or take them out for the trial' : '';
    const areSet = `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set`;
    return {
      ...{ teams, slack },
      meant: z
        .unknown()
        .refine(() => set.length === 0, `${areSet}, but no channel: set ${eitherMark}${orTrial}`),
      house: schemaOf({
        ...common,
        locale: ['VISSLA_LOCALE', localeOr(startersLocale(environment))],
        vault: ['VISSLA_VAULT', filePath.default(defaults.vault)],
        host: ['VISSLA_HOST', trialHost.default('loopback')],
        database: ['VISSLA_DATABASE_URL', readBy(databaseFile).default(defaults.database)],
        contacts: trialContacts(given),
        // A newcomer does not wait, unless asked to.
        pass: passOrAtOnce,
        webPort: ['VISSLA_WEB_PORT', port.optional()],
        deskPort: ['VISSLA_DESK_PORT', port.optional()],
      }),
    };
  });
  return { kind: 'trial' as const, ...house, ...invented };
}

/** Swedish if the system of the trial's starter says so, or names no language; else English. */
function startersLocale({ LC_ALL, LC_MESSAGES, LANG }: Environment): Locale {
  const inOrder = [LC_ALL, LC_MESSAGES, LANG].map((value) => value?.trim() ?? '');
  const named = inOrder.find((value) => value !== '') ?? '';
  // C and POSIX are those of a system without a language.
  return /^(?:sv|$|(?:C|POSIX)(?:\.|$))/i.test(named) ? 'sv' : 'en';
}

export function disposalsOf(
  config: Pick<Config, 'disposalWhistleblowing' | 'disposalHr'>,
): Disposals {
  return { whistleblowing: config.disposalWhistleblowing, hr: config.disposalHr };
}

export function chosenPolicy(
  config: Pick<Config, 'pass' | 'passHour' | 'passWeekday'>,
): ChosenPolicy {
  const { pass, passHour: hour, passWeekday: weekday } = config;
  if (pass === 'at-once') return pass;
  return pass === 'daily' ? { kind: pass, hour } : { kind: pass, hour, weekday };
}
