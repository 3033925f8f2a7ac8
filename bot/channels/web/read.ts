import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { fieldCharacters, readFields } from '../fields';

const buttonCharacters = 64;

/**
 * Reads one press from a form's body; everything in it is untrusted. A form without a draft begins a dialog,
 * and its visitor is drawn. Never throws.
 * @param draw draws the name of a visitor's dialog, to which its drafts are bound
 */
export function readPress(body: Buffer, otherwise: Locale, draw: () => string): Press {
  const form = new URLSearchParams(body.toString('utf8'));
  const token = (name: string, longest: number): string | undefined => {
    const value = form.get(name);
    return value === null || value.length > longest ? undefined : value;
  };
  const [draft, visit] = [token('draft', fieldCharacters), token('visit', buttonCharacters)];
  const isKnown = draft !== undefined && visit !== undefined && /^[0-9a-f]{32}$/.test(visit);
  return {
    who: { messenger: 'web', tenant: '', user: isKnown ? visit : draw(), address: '' },
    locale: localeIn(form.get('locale')) ?? otherwise,
    // Filled up where it was drawn.
    button: token('act', buttonCharacters)?.replace(/\.+$/, ''),
    fields: readFields((name) => valueOf(form.getAll(name))),
    draft,
    texts: token('texts', fieldCharacters),
  };
}

function localeIn(named: string | null): Locale | undefined {
  return named === 'sv' || named === 'en' ? named : undefined;
}

/** Several ticks are one value. A form ends each line with two characters, and the domain counts one. */
function valueOf(values: readonly string[]): string | undefined {
  const [first, ...more] = values;
  if (more.length === 0) return first?.replace(/\r\n?/g, '\n');
  return values.filter((value) => value !== '').join(',');
}
