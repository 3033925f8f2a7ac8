import { isIP } from 'node:net';
import { parseKeyVaultAddress } from '../vault/key-vault-address';

/** How one setting is read: its value, or what is wrong with it in words that do not repeat it. */
export type Parse<T> = (value: string) => { readonly value: T } | { readonly problem: string };

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export const anyText: Parse<string> = (value) => ({ value });

export const id: Parse<string> = (value) =>
  guid.test(value) ? { value: value.toLowerCase() } : { problem: 'must be a GUID' };

export const ids: Parse<readonly string[]> = (value) => {
  const each = value.split(',').map((one) => one.trim().toLowerCase());
  return each.every((one) => guid.test(one))
    ? { value: Object.freeze([...new Set(each)]) }
    : { problem: 'must be GUIDs, separated by commas' };
};

/** 0 lets the system choose. */
export const port: Parse<number> = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535
    ? { value: Number(value) }
    : { problem: 'must be a port number' };

/** Which of the machine's addresses to listen on. A name would have to be asked for, and might be another machine tomorrow. */
export const host: Parse<string> = (value) => {
  if (value === 'localhost') return { value: 'loopback' };
  return isIP(value) === 0 ? { problem: 'must be an IP address or localhost' } : { value };
};

/** The trial has no lock on any door: it is for this machine alone. */
export const trialHost: Parse<string> = (value) =>
  value === 'localhost' || value === '127.0.0.1'
    ? { value: 'loopback' }
    : { problem: 'must be localhost: the trial is for this machine alone' };

/** A secret of Slack's, known by its first letters. */
export function slackToken(prefix: 'xoxb-' | 'xapp-'): Parse<string> {
  return (value) =>
    value.startsWith(prefix) && !/\s/.test(value)
      ? { value }
      : { problem: `must begin with ${prefix}` };
}

export const slackTeam: Parse<string> = (value) =>
  /^T[A-Z0-9]{2,}$/.test(value)
    ? { value }
    : { problem: "must be the workspace's id, which begins with T" };

/** One signing secret, or two while it is being changed. */
export const signingSecrets: Parse<readonly string[]> = (value) => {
  const each = value.split(',').map((one) => one.trim());
  return each.length <= 2 && each.every((one) => /^[\w-]{16,}$/.test(one))
    ? { value: Object.freeze(each) }
    : { problem: 'must be one secret, or two separated by a comma' };
};

/** The Web API's address, https or on this machine; with a slash at its end. */
export const apiAddress: Parse<string> = (value) => {
  const address = metadataAddress(value);
  return 'value' in address ? { value: address.value.replace(/\/*$/, '/') } : address;
};

export function wholeNumber(least: number, most: number): Parse<number> {
  return (value) => {
    const number = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most
      ? { value: number }
      : { problem: `must be a whole number from ${least} to ${most}` };
  };
}

/** The path in `<scheme>:<path>`. */
export function path(scheme: string): Parse<string> {
  return (value) => {
    const rest = value.startsWith(`${scheme}:`) ? value.slice(scheme.length + 1).trim() : '';
    return rest === '' ? { problem: `must be ${scheme}:<path>` } : { value: rest };
  };
}

/** `file:<path>`, or the address of a Key Vault. */
export const vaultPlace: Parse<string> = (value) => {
  if (!value.startsWith('https:')) {
    const file = path('file')(value);
    return 'value' in file
      ? file
      : { problem: 'must be file:<path> or https://NAME.vault.azure.net' };
  }
  const address = parseKeyVaultAddress(value);
  return address === undefined
    ? { problem: 'must be https://NAME.vault.azure.net, with nothing behind it' }
    : { value: address };
};

export function oneOf<const T extends string>(...choices: readonly T[]): Parse<T> {
  return (value) => {
    const chosen = choices.find((choice) => choice === value);
    return chosen === undefined
      ? { problem: `must be ${choices.join(' or ')}` }
      : { value: chosen };
  };
}

export const webAddress: Parse<string> = (value) =>
  addressOf(value)?.protocol === 'https:'
    ? { value }
    : { problem: 'must be an address that begins with https://' };

/** Plain http is for this machine alone: a metadata address decides whose tokens are believed. */
export const metadataAddress: Parse<string> = (value) => {
  const url = addressOf(value);
  const here =
    url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url?.protocol === 'https:' || here
    ? { value }
    : { problem: 'must be an https address, or http on this machine' };
};

/** An absolute address without a user name or password in it. */
function addressOf(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.username === '' && url.password === '' ? url : undefined;
}
