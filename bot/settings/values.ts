import { isIP } from 'node:net';
import { z } from 'zod/v4';
import { attempt } from '../domain/attempt';
import { type Day, parseDay } from '../domain/day';
import { isKeyVault, parseKeyVaultAddress } from '../keys/vault/key-vault-address';

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

/** `parse` gives `undefined` for what has the one problem. */
export function readOr<T>(
  problem: string,
  parse: (value: string) => T | undefined,
): z.ZodType<T, string> {
  return readBy((value) => {
    const read = parse(value);
    return read === undefined ? { problem } : { value: read };
  });
}

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

/** `undefined` if there is none. */
export function pathIn(scheme: string, value: string): string | undefined {
  const path = value.startsWith(`${scheme}:`) ? value.slice(scheme.length + 1).trim() : '';
  return path === '' ? undefined : path;
}

/** `undefined` where a percent sign begins no byte, or a byte no letter. */
export const decoded = (text: string): string | undefined =>
  attempt(() => decodeURIComponent(text));

export const day = readOr<Day>('must be a day, such as 2026-11-25', parseDay);

export const filePath = readOr('must be file:<path>', (value) => pathIn('file', value));

/** `file:<path>`, or the address of a Key Vault. */
export const vaultPlace = readBy((value) => {
  const isAddress = isKeyVault(value);
  const place = isAddress ? parseKeyVaultAddress(value) : pathIn('file', value);
  if (place !== undefined) return { value: place };
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
export const backupFolders = readOr<BackupFolders>(
  `must be two folders, separated by a comma, or ${elsewhere}`,
  (value) => {
    const [database = '', vault = '', ...more] =
      value === elsewhere ? [elsewhere, elsewhere] : splitList(value);
    const areTwo = database !== '' && vault !== '' && more.length === 0;
    return areTwo && (database !== vault || database === elsewhere)
      ? { database, vault }
      : undefined;
  },
);

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

/** Absolute, and without a user name or password in it. */
function addressOf(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.username === '' && url.password === '' ? url : undefined;
}

export function splitList(value: string): readonly string[] {
  return value.split(',').map((one) => one.trim());
}
