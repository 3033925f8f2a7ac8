import type { Locale } from '../../domain/ids';
import { own, parseJson } from '../untrusted';
import type { Activity } from './payload';
import type { Trust } from './service-url';

/** What continues a member's conversation for a notice, and its language. */
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

/**
 * Reads a kept address. `undefined` if {@link formatAddress} did not write it, or if the bot's token may not
 * go there: it is stored in the clear, and may have been changed.
 */
export function parseAddress(kept: string, mayGetToken: Trust): Address | undefined {
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
