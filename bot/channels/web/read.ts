import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { fieldCharacters, readFields } from '../fields';

const buttonCharacters = 64;

/**
 * Everything in the form is untrusted. A form without a draft begins a dialog, and its visitor is drawn.
 * Never throws.
 * @param draw draws the name of a visitor's dialog, to which its drafts are bound
 */
export function readPress(body: Buffer, otherwise: Locale, draw: () => string): Press {
  const form = readForm(body);
  const card = readCard(form);
  const visit = card.draft === undefined ? undefined : visitIn(form);
  return {
    who: { messenger: 'web', tenant: '', user: visit ?? draw(), address: '' },
    locale: localeIn(form.get('locale')) ?? otherwise,
    button: readButton(form),
    ...card,
  };
}

/** Absent if the form has none, or another one than those that are drawn. */
export function visitIn(form: URLSearchParams): string | undefined {
  const visit = textIn(form, 'visit', buttonCharacters);
  return visit !== undefined && /^[0-9a-f]{32}$/.test(visit) ? visit : undefined;
}

export function readForm(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}

/** The button that was pressed, without what it was filled up with where it was drawn. */
export function readButton(form: URLSearchParams): string | undefined {
  return textIn(form, 'act', buttonCharacters)?.replace(/\.+$/, '');
}

export function readCard(
  form: URLSearchParams,
  prefix = '',
): Pick<Press, 'fields' | 'draft' | 'texts'> {
  return {
    fields: readFields((name) => valueOf(form.getAll(`${prefix}${name}`))),
    draft: textIn(form, `${prefix}draft`, fieldCharacters),
    texts: textIn(form, `${prefix}texts`, fieldCharacters),
  };
}

function textIn(form: URLSearchParams, name: string, longest: number): string | undefined {
  const value = form.get(name);
  return value === null || value.length > longest ? undefined : value;
}

export function localeIn(named: string | null): Locale | undefined {
  return named === 'sv' || named === 'en' ? named : undefined;
}

/** Several ticks are one value. */
function valueOf(values: readonly string[]): string | undefined {
  const [first, ...more] = values;
  if (more.length === 0) return first;
  return values.filter((value) => value !== '').join(',');
}
