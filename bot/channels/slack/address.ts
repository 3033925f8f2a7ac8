import type { Locale } from '../../domain/ids';
import { parseJson, shortText } from '../untrusted';

/** How to reach a member with a notice, and in which language. */
export interface Address {
  readonly team: string;
  readonly user: string;
  readonly locale: Locale;
}

/** The address of the person who presses, as JSON. */
export function formatAddress({ team, user, locale }: Address): string {
  return JSON.stringify({ team, user, locale });
}

/** Reads a stored address; `undefined` for anything that {@link formatAddress} did not write. */
export function parseAddress(stored: string): Address | undefined {
  const parsed = parseJson(stored);
  const [team, user] = [shortText(parsed, 'team'), shortText(parsed, 'user')];
  if (team === undefined || user === undefined) return undefined;
  return { team, user, locale: shortText(parsed, 'locale') === 'en' ? 'en' : 'sv' };
}
