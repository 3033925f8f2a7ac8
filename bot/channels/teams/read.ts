import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { fieldCharacters, readFields } from '../fields';
import { own } from '../untrusted';
import { formatAddress } from './address';
import { type Activity, localeOf } from './payload';

const buttonCharacters = 64;

/**
 * Reads one press from `task/fetch` or `task/submit`. Its data is untrusted: only known fields and only text
 * are taken. `undefined` for other activities, and if Teams names nobody. Never throws.
 */
export function readPress(activity: Activity, otherwise: Locale): Press | undefined {
  const [tenant] = activity.tenants;
  if (activity.name !== 'task/fetch' && activity.name !== 'task/submit') return undefined;
  if (activity.person === undefined || tenant === undefined) return undefined;
  const locale = localeOf(activity, otherwise);
  const who = {
    messenger: 'teams',
    tenant,
    user: activity.person,
    address: formatAddress(activity, tenant, locale),
  } as const;
  const data = own(activity.value, 'data');
  const button = token(data, 'act', buttonCharacters);
  if (activity.name === 'task/fetch') {
    // Everybody in the chat can read the card that opens a dialog: it carries no draft and no input.
    const opened = button === 'desk' ? button : undefined;
    return { who, locale, button: opened, fields: {}, draft: undefined, texts: undefined };
  }
  return {
    who,
    calledBy: activity.calledBy === undefined ? [] : [activity.calledBy],
    locale,
    button,
    fields: readFields((name) => own(data, name)),
    draft: token(data, 'draft', fieldCharacters),
    texts: token(data, 'texts', fieldCharacters),
  };
}

function token(data: unknown, name: string, longest: number): string | undefined {
  const value = own(data, name);
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}
