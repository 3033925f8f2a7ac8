import { parseDay } from '../bot/domain/day';
import type { Locale } from '../bot/domain/ids';
import type { Line, Speech } from './speech';
import authorities from './texts/authorities.json';

/** What the templates know from start on, beside the texts: `${k.others}`. */
export interface Constants {
  /** Reports are released at once, which weakens what is promised: the start view says so. */
  readonly atOnce: boolean;
  readonly others: readonly Line[];
  readonly inside: readonly Line[];
  readonly outside: readonly Line[];
  readonly security: readonly Line[];
  readonly hasSecurity: boolean;
  /** The external channels by area (VBL 5:9; the annex of the ordinance). */
  readonly authorities: readonly Line[];
  readonly asOf: string;
}

export function constantsOf(locale: Locale, speech: Speech, atOnce: boolean): Constants {
  const { say, lines, longDay } = speech;
  const security = lines(['securityProtectionManager']);
  const asOf = parseDay(authorities.asOf);
  return {
    atOnce,
    others: lines(['meeting', 'outsideContact']),
    // Those hired to receive belong to the internal channel (VBL 5:5), not to the authorities.
    inside: lines(['phone', 'meeting', 'outsideContact']),
    outside: lines(['outsideContact']),
    security,
    hasSecurity: security.length > 0,
    authorities: authorities.areas.map(({ area, names }) => ({
      label: `${area[locale]}: `,
      value: names[locale],
    })),
    asOf: say('rights.asOf', {
      day: asOf === undefined ? '' : longDay(asOf),
      basis: authorities.basis[locale],
    }),
  };
}
