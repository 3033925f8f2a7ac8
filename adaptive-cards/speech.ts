import type { ContactKey, Contacts } from '../bot/domain/contacts';
import type { Day } from '../bot/domain/day';
import type { Say } from './texts';

/** A line "who: how to reach them". */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** What drawing needs of one language. */
export interface Speech {
  readonly say: Say;
  /** "1 december 2026". */
  readonly longDay: (day: Day) => string;
  /** "1 dec". */
  readonly shortDay: (day: Day) => string;
  /** The contacts that are set, in the order asked for; an unset one is left out. */
  readonly lines: (keys: readonly ContactKey[]) => Line[];
}

export function createSpeech(say: Say, contacts: Contacts): Speech {
  const long = say('months.long').split(' ');
  const short = say('months.short').split(' ');
  const written = (day: Day, months: readonly string[]): string =>
    `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`;
  return {
    say,
    longDay: (day) => `${written(day, long)} ${day.slice(0, 4)}`,
    shortDay: (day) => written(day, short),
    lines: (keys) =>
      keys.flatMap((key) => {
        const value = contacts[key]?.trim() ?? '';
        return value === '' ? [] : [{ label: `${say(`contacts.${key}`)}: `, value }];
      }),
  };
}

/** The contact's line as one text, for a ready text; empty when it is not set. */
export function lineText(speech: Speech, key: ContactKey): string {
  return speech
    .lines([key])
    .map(({ label, value }) => label + value)
    .join('');
}
