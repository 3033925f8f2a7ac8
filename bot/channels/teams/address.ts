import type { Locale } from '../../domain/ids';
import { own, parseJson } from '../untrusted';
import type { Activity } from './payload';
import type { Trust } from './service-url';

/** Continues a member's conversation for a notice. */
export interface TeamsAddress {
  readonly serviceUrl: string;
  /** Empty if none is known: a notice then begins one. */
  readonly conversation: string;
  readonly bot: string;
  readonly user: string;
  readonly tenant: string;
  readonly locale: Locale;
}

export function formatAddress(activity: Activity, tenant: string, locale: Locale): string {
  const { serviceUrl, conversation, bot, user } = activity;
  return JSON.stringify({
    serviceUrl,
    conversation,
    bot,
    user,
    tenant,
    locale,
  } satisfies TeamsAddress);
}

/**
 * `undefined` if {@link formatAddress} did not write it, or if the token may not go there: it is stored in
 * the clear, and may have been changed.
 */
export function parseAddress(stored: string, mayGetToken: Trust): TeamsAddress | undefined {
  const parsed = parseJson(stored);
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
  const { conversation: _, ...needed } = address;
  if (Object.values(needed).includes('') || !mayGetToken(address.serviceUrl)) return undefined;
  return { ...address, locale: part('locale') === 'en' ? 'en' : 'sv' };
}
