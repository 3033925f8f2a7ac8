import { type FieldName, type Fields, fieldNames } from '../../domain/fields';
import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Press } from '../channel';
import { formatAddress } from './address';
import type { From, SentView } from './payload';
import { readMetadata, readValues } from './render/render';
import { own } from './untrusted';

/** Characters a field may have before the domain looks at it; far above what it accepts, so that it can say so. */
const fieldCharacters = 20_000;

/** The person who presses, once it is known that the workspace is the one of the settings. */
export function whoOf({ user }: Pick<From, 'user'>, team: string, locale: Locale): Who {
  return { messenger: 'slack', tenant: team, user, address: formatAddress({ team, user, locale }) };
}

/** The press that opens a dialog. It carries no draft and no input. */
export function openingPress(who: Who, locale: Locale, act: 'desk' | undefined): Press {
  return { who, locale, button: act, fields: {}, draft: undefined, texts: undefined };
}

/** What a view carries for the bot: the draft, and where typed text waits. */
export type Carried = ReturnType<typeof readMetadata>;

export function readCarried({ view }: Pick<SentView, 'view'>): Carried {
  return readMetadata(own(view, 'private_metadata'));
}

/** Reads one press in a dialog. Everything in the view is untrusted: only known fields and only text are taken. Never throws. */
export function readPress(
  who: Who,
  locale: Locale,
  act: string | undefined,
  { view }: Pick<SentView, 'view'>,
  { draft }: Pick<Carried, 'draft'>,
): Press {
  return { who, locale, button: act, fields: readFields(view), draft, texts: undefined };
}

function readFields(view: object): Fields {
  const values = readValues(own(own(view, 'state'), 'values'));
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const value = values.get(name);
    if (value !== undefined) fields[name] = wellFormed(value.slice(0, fieldCharacters));
  }
  return fields;
}

/** Half a surrogate pair is no character; it would not survive UTF-8. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
}
