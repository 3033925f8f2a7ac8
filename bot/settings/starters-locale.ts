import type { Locale } from '../domain/ids';
import type { Environment } from './reader';

/** Where a system says which language somebody reads, the first that is set before the others. */
const names = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** What a system says that was told no language. */
const noLanguage = /^(?:C|POSIX)(?:\.|$)/;

/** Swedish where the system of who starts the trial says so, or names no language; else English. */
export function startersLocale(environment: Environment): Locale {
  const named = names.map((name) => environment[name]?.trim() ?? '').find((value) => value !== '');
  if (named === undefined || noLanguage.test(named)) return 'sv';
  return /^sv/i.test(named) ? 'sv' : 'en';
}
