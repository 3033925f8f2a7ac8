import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { fieldCharacters, readFields } from '../fields';
import { own } from '../untrusted';
import { formatAddress } from './address';
import { type Activity, dialogInvoke, localeOf } from './payload';

const buttonCharacters = 64;

/**
 * Reads one press from an invoke that opens a dialog, or from one inside it. Its data is untrusted: only
 * known fields and only text are taken. `undefined` for other activities, and if Teams names nobody. Never
 * throws.
 */
export function readPress(activity: Activity, otherwise: Locale): Press | undefined {
  const [tenant] = activity.tenants;
  const kind = dialogInvoke(activity.name);
  if (kind === undefined) return undefined;
  if (activity.person === undefined || tenant === undefined) return undefined;
  const locale = localeOf(activity, otherwise);
  const who = {
    messenger: 'teams',
    tenant,
    user: activity.person,
    address: formatAddress(activity, tenant, locale),
  } as const;
  const data = own(activity.value, 'data');
  const button = pressedButton(activity);
  if (kind === 'fetch')
    return { who, locale, button, fields: {}, draft: undefined, texts: undefined };
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

/** The button of a press; of those that open a dialog, only the one to the desk. */
export function pressedButton({
  name,
  value,
}: Pick<Activity, 'name' | 'value'>): string | undefined {
  const button = token(own(value, 'data'), 'act', buttonCharacters);
  // Everybody in the chat can read the card that opens a dialog: it carries no draft and no input.
  return dialogInvoke(name) === 'fetch' && button !== 'desk' ? undefined : button;
}

function token(data: unknown, name: string, longest: number): string | undefined {
  const value = own(data, name);
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}
