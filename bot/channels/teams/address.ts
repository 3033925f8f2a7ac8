import type { Locale } from '../../domain/ids';
import { own, parseJson } from '../untrusted';
import type { Activity } from './payload';

/** How to reach a member with a notice: what it takes to continue a conversation, and the language. */
export interface Address {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly bot: string;
  readonly user: string;
  readonly tenant: string;
  readonly locale: Locale;
}

/** The address of the person who presses, as JSON. */
export function formatAddress(activity: Activity, tenant: string, locale: Locale): string {
  const { serviceUrl, conversation, bot, user } = activity;
  return JSON.stringify({ serviceUrl, conversation, bot, user, tenant, locale } satisfies Address);
}

/** Reads a kept address; `undefined` for anything that {@link formatAddress} did not write. */
export function parseAddress(kept: string): Address | undefined {
  const parsed = parseJson(kept);
  const part = (key: string): string => {
    const value = own(parsed, key);
    return typeof value === 'string' ? value : '';
  };
  const address = {
    serviceUrl: part('serviceUrl'),
    conversation: part('conversation'),
    bot: part('bot'),
    user: part('user'),
    tenant: part('tenant'),
  };
  if (Object.values(address).includes('') || !mayGetToken(address.serviceUrl)) return undefined;
  return { ...address, locale: part('locale') === 'en' ? 'en' : 'sv' };
}

/** The bot's token goes where the address points: only over TLS, or on this machine. */
function mayGetToken(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
