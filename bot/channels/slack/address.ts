import type { Locale } from '../../domain/ids';
import { parseJson, shortText } from '../untrusted';

export interface SlackAddress {
  readonly team: string;
  readonly user: string;
  readonly locale: Locale;
}

export function formatAddress({ team, user, locale }: SlackAddress): string {
  return JSON.stringify({ team, user, locale });
}

/** `undefined` for anything that {@link formatAddress} did not write. */
export function parseAddress(stored: string): SlackAddress | undefined {
  const parsed = parseJson(stored);
  const [team, user] = [shortText(parsed, 'team'), shortText(parsed, 'user')];
  if (team === undefined || user === undefined) return undefined;
  return { team, user, locale: shortText(parsed, 'locale') === 'en' ? 'en' : 'sv' };
}
