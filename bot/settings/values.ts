import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { z } from 'zod/v4';
import type * as Archive from '../documents/archive-package';
import { attempt } from '../domain/attempt';
import { type Day, parseDay } from '../domain/day';
import { isEmailAddress } from '../domain/email';
import { type Desk, desks, type Locale } from '../domain/ids';
import { limits } from '../domain/limits';
import { type DeskSections, parseSection, type Section, usualSections } from '../domain/secrecy';
import { readWeeding, type Weeding } from '../domain/weeding';
import { isKeyVault, parseKeyVaultAddress } from '../keys/vault/key-vault-address';
import type { Environment } from './reader';

/** A problem does not repeat the value. */
export type Parse<T> = (value: string) => { readonly value: T } | { readonly problem: string };

/** Missing if the setting is not set, unless a default or `optional()` follows. */
export const anyText = z.string('is missing');

export function readBy<T>(parse: Parse<T>): z.ZodType<T, string> {
  return anyText.transform((value, context) => {
    const read = parse(value);
    if ('value' in read) return read.value;
    context.addIssue(read.problem);
    return z.NEVER;
  });
}

const guid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const secret = '[\\w-]{16,}';

export const id = anyText.regex(RegExp(`^${guid}$`, 'i'), 'must be a GUID').toLowerCase();

export const ids = anyText
  .regex(RegExp(`^${guid}(\\s*,\\s*${guid})*$`, 'i'), 'must be GUIDs, separated by commas')
  .toLowerCase()
  .transform((value) => Object.freeze([...new Set(splitList(value))]));

/** 0 lets the system choose. */
export const port = wholeNumber(0, 65_535, 'must be a port number');

/** A name may mean another machine tomorrow. */
export const host = anyText
  .refine((value) => value === 'localhost' || isIP(value) > 0, 'must be an IP address or localhost')
  .transform((value) => (value === 'localhost' ? 'loopback' : value));

/** The trial locks no door, so it is for this machine only. */
export const trialHost = anyText
  .regex(/^(localhost|127\.0\.0\.1)$/, 'must be localhost: the trial is for this machine alone')
  .transform(() => 'loopback');

export const slackToken = (prefix: 'xoxb-' | 'xapp-'): typeof anyText =>
  anyText.regex(RegExp(`^${prefix}\\S*$`), `must begin with ${prefix}`);

const notTeam = "must be the workspace's id, which begins with T";
export const slackTeam = anyText.regex(/^T[A-Z0-9]{2,}$/, notTeam);

const notEnterprise =
  "must be the Enterprise organisation's id, which begins with E, and after commas those of its workspaces";
export const slackEnterprise = anyText
  .regex(/^E[A-Z0-9]{2,}(\s*,\s*T[A-Z0-9]{2,})+$/, notEnterprise)
  .transform((value) => Object.freeze(splitList(value)));

export const email = anyText.refine(
  isEmailAddress,
  'must be an e-mail address alone, without a name',
);

/** One signing secret, or two while it is being changed. */
export const signingSecrets = anyText
  .regex(
    RegExp(`^${secret}(\\s*,\\s*${secret})?$`),
    'must be one secret, or two separated by a comma',
  )
  .transform((value) => Object.freeze(splitList(value)));

/** Separated by semicolons: a company's name may have a comma. */
export const parties = anyText
  .transform((value) => [...new Set(value.split(';').map((name) => name.trim()))])
  .refine(
    (names) => names.length > 1 && names.length <= 20 && names.every(isPartyName),
    'must be 2 to 20 names of at most 40 characters, separated by semicolons',
  );

function isPartyName(name: string): boolean {
  return name !== '' && name !== 'none' && Array.from(name).length <= limits.numberCharacters;
}

/** A whole number of at most five digits, within bounds. */
export function wholeNumber(
  least: number,
  most: number,
  problem = `must be a whole number from ${least} to ${most}`,
): z.ZodType<number, string> {
  const isFine = (value: string): boolean =>
    /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
  return anyText.refine(isFine, problem).transform(Number);
}

/** Empty if there is none. */
export function pathIn(scheme: string, value: string): string {
  return value.startsWith(`${scheme}:`) ? value.slice(scheme.length + 1).trim() : '';
}

/** `undefined` where a percent sign begins no byte, or a byte no letter. */
export const decoded = (text: string): string | undefined =>
  attempt(() => decodeURIComponent(text));

export const day = readBy<Day>((value) => {
  const read = parseDay(value);
  return read === undefined ? { problem: 'must be a day, such as 2026-11-25' } : { value: read };
});

export const filePath = anyText
  .refine((value) => pathIn('file', value) !== '', 'must be file:<path>')
  .transform((value) => pathIn('file', value));

/** `file:<path>`, or the address of a Key Vault. */
export const vaultPlace = readBy((value) => {
  const isAddress = isKeyVault(value);
  const place = isAddress ? parseKeyVaultAddress(value) : pathIn('file', value);
  if (place !== undefined && place !== '') return { value: place };
  return isAddress
    ? { problem: 'must be https://NAME.vault.azure.net, with nothing behind it' }
    : { problem: 'must be file:<path> or https://NAME.vault.azure.net' };
});

/** `elsewhere` for a folder that this machine does not see. */
export interface BackupFolders {
  readonly database: string;
  readonly vault: string;
}

export const elsewhere = 'elsewhere';

/** The database's and the vault's, or one word for both. */
export const backupFolders = readBy<BackupFolders>((value) => {
  const [database = '', vault = '', ...more] =
    value === elsewhere ? [elsewhere, elsewhere] : splitList(value);
  const areTwo = database !== '' && vault !== '' && more.length === 0;
  return areTwo && (database !== vault || database === elsewhere)
    ? { value: { database, vault } }
    : { problem: `must be two folders, separated by a comma, or ${elsewhere}` };
});

export const weeding = readBy<Weeding>((value) => {
  const read = readWeeding(value);
  return read === undefined ? { problem: notWeeding } : { value: read };
});
const notWeeding = `must be the number of the weeding decision and its months after closing, ${limits.leastTerm} to ${limits.retentionMonths}, such as KS 2026/12 24, or preserve where none was made`;

export function choiceOf<const T extends string>(...choices: readonly T[]): z.ZodType<T> {
  return anyText.pipe(z.enum(choices, `must be ${choices.join(' or ')}`));
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** 1 is Monday, 7 is Sunday. */
export const weekday = choiceOf(...weekdays).transform((name) => weekdays.indexOf(name) + 1);

/** Two of the days from Monday to Friday, as numbers: 1 is Monday. */
export const twoWeekdays = readBy<readonly number[]>((value) => {
  const numbers = splitList(value).map((name) => weekdays.findIndex((one) => one === name) + 1);
  const areTwo = numbers.length === 2 && numbers[0] !== numbers[1];
  return areTwo && numbers.every((number) => number >= 1 && number <= 5)
    ? { value: Object.freeze(numbers) }
    : { problem: 'must be two days from monday to friday, separated by a comma' };
});

/** `whistleblowing=32:3b-1,21:1; hr=39:1`. An unnamed desk keeps the usual ones. */
export const deskSections = readBy<DeskSections>((value) => {
  const read: Partial<Record<Desk, readonly Section[]>> = {};
  for (const part of value.split(';')) {
    const [name = '', listed = ''] = part.split('=').map((one) => one.trim());
    const desk = desks.find((known) => known === name);
    const found = splitList(listed).map(parseSection);
    const known = found.filter((one) => one !== undefined);
    const isOdd = known.length < found.length || known.length > limits.deskSections;
    if (desk === undefined || read[desk] !== undefined || isOdd)
      return {
        problem: `must be whistleblowing= and hr=, each with at most ${limits.deskSections} sections such as 32:3b-1, 21:1`,
      };
    read[desk] = Object.freeze([...new Set(known)]);
  }
  return { value: Object.freeze({ ...usualSections, ...read }) };
});

/** A public key of age, such as an archive has. A private key in its place is refused, and not repeated. */
export const archiveKey = anyText.refine((value) => {
  // Its library takes longer to load than all other settings: it is loaded where a key is set.
  const { isArchiveKey } = createRequire(__filename)(
    '../documents/archive-package',
  ) as typeof Archive;
  return isArchiveKey(value);
}, 'must be a public key of age, which begins with age1');

/** A language of the bot's, with a default. */
export const localeOr = (otherwise: Locale): z.ZodDefault<z.ZodType<Locale>> =>
  choiceOf('sv', 'en').default(otherwise);

export const locale = localeOr('sv');

export const guests = choiceOf('allow', 'refuse').default('allow');

export const webAddress = anyText.refine(
  (value) => addressOf(value)?.protocol === 'https:',
  'must be an address that begins with https://',
);

const notSafe = 'must be an https address, or http on this machine';

/** https; plain http only on this machine. A metadata address decides whose tokens are trusted. */
export const metadataAddress = anyText.refine((value) => safeUrl(value) !== undefined, notSafe);

/** https and a host alone, or http on this machine: what a browser names as `Origin`. */
export const origin = readBy((value) => {
  const url = safeUrl(value);
  if (url === undefined) return { problem: notSafe };
  const isHostAlone = `${url.pathname}${url.search}${url.hash}` === '/';
  return isHostAlone ? { value: url.origin } : { problem: 'must have no path' };
});

function safeUrl(value: string): URL | undefined {
  const url = addressOf(value);
  const here =
    url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url?.protocol === 'https:' || here ? url : undefined;
}

/** https or on this machine, with a slash at its end. */
export const apiAddress = metadataAddress.transform((value) => value.replace(/\/*$/, '/'));

/** Absolute, and without a user name or password in it. */
function addressOf(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.username === '' && url.password === '' ? url : undefined;
}

function splitList(value: string): readonly string[] {
  return value.split(',').map((one) => one.trim());
}

/** The variables that name a language, in the order in which they count. */
const names = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** A system without a language has it. */
const noLanguage = /^(?:C|POSIX)(?:\.|$)/;

/** Swedish if the system of the trial's starter says so, or names no language; else English. */
export function startersLocale(environment: Environment): Locale {
  const named = names.map((name) => environment[name]?.trim() ?? '').find((value) => value !== '');
  if (named === undefined || noLanguage.test(named)) return 'sv';
  return /^sv/i.test(named) ? 'sv' : 'en';
}
