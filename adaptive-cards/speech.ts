import type { ContactKey, Contacts } from '../bot/domain/contacts';
import { addDays, type Day, type Month } from '../bot/domain/day';
import type { Locale } from '../bot/domain/ids';
import { halvesOf } from '../bot/domain/member';
import { oneLine } from './literal';
import type { Say } from './texts';

/** "Who: how to reach them". */
export interface Line {
  readonly label: string;
  readonly value: string;
}

export interface Speech {
  readonly locale: Locale;
  readonly say: Say;
  /** "1 december 2026". */
  readonly longDay: (day: Day) => string;
  /** A day, or two days between which something happened; of two in a row, one or the other. */
  readonly days: (from: Day, until: Day | undefined) => string;
  /** From when something can be read: with the hour of passes if there is one. */
  readonly opening: (day: Day) => string;
  /** "december 2026". */
  readonly longMonth: (month: Month) => string;
  /** "1 dec". */
  readonly shortDay: (day: Day) => string;
  /** "a, b and c". */
  readonly listed: (items: readonly string[]) => string;
  /** The contacts that are set, in the order asked for; an unset one is left out. */
  readonly lines: (keys: readonly ContactKey[]) => Line[];
  /** A title as a reporter reads it: of "Kommunjurist / Municipal lawyer" the half in this language. */
  readonly titleOf: (title: string) => string;
  /** Titles in one line. A title may have commas, so semicolons part them. */
  readonly titlesOf: (titles: readonly string[]) => string;
}

export function longDayIn(say: Say): Speech['longDay'] {
  const long = say('months.long').split(' ');
  return (day) => `${written(day, long)} ${day.slice(0, 4)}`;
}

function written(day: Day, months: readonly string[]): string {
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** @param hour the hour at which passes come, 0 to 23; none where they come at once */
export function createSpeech(locale: Locale, say: Say, contacts: Contacts, hour?: number): Speech {
  const long = say('months.long').split(' ');
  const short = say('months.short').split(' ');
  const longDay = longDayIn(say);
  const titleOf: Speech['titleOf'] = (title) => oneLine(halvesOf(title)[locale]);
  return {
    locale,
    say,
    longDay,
    days: (from, until) => {
      if (until === undefined) return longDay(from);
      if (until === addDays(from, 1)) return say('days.orBefore', { day: longDay(until) });
      return say('days.between', { from: longDay(from), until: longDay(until) });
    },
    opening: (day) =>
      hour === undefined
        ? longDay(day)
        : say('opening.at', { day: longDay(day), hour: String(hour) }),
    longMonth: (month) => `${long[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`,
    shortDay: (day) => written(day, short),
    listed: (items) =>
      items.length < 2
        ? items.join('')
        : `${items.slice(0, -1).join(', ')} ${say('list.and')} ${items.at(-1) ?? ''}`,
    lines: (keys) =>
      keys.flatMap((key) => {
        const value = contacts[key]?.trim() ?? '';
        return value === '' ? [] : [{ label: `${say(`contacts.${key}`)}: `, value }];
      }),
    titleOf,
    titlesOf: (titles) => titles.map(titleOf).join('; '),
  };
}
