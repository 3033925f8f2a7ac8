import { type FieldName, type Fields, fieldNames } from '../../domain/fields';
import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { type Activity, localeOf, own } from './activity';
import { formatAddress } from './address';

/** Characters a field may have before the domain looks at it; far above what it accepts, so that it can say so. */
const fieldCharacters = 20_000;
const actCharacters = 64;

/**
 * Reads one press from `task/fetch` or `task/submit`. Everything in the payload is untrusted: only known fields and
 * only text are taken. `undefined` when Teams does not say who presses. Never throws.
 */
export function readPress(activity: Activity, otherwise: Locale): Press | undefined {
  const tenant = activity.tenants[0];
  if (activity.person === undefined || tenant === undefined) return undefined;
  const locale = localeOf(activity, otherwise);
  const who = {
    messenger: 'teams',
    tenant,
    user: activity.person,
    address: formatAddress(activity, tenant, locale),
  } as const;
  const data = own(activity.value, 'data');
  const act = token(data, 'act', actCharacters);
  if (activity.name === 'task/fetch') {
    // A dialog opens from a card that anybody in the chat can read: it carries no draft and no input.
    const opened = act === 'desk' ? act : undefined;
    return { who, locale, button: opened, fields: {}, draft: undefined, texts: undefined };
  }
  return {
    who,
    locale,
    button: act,
    fields: readFields(data),
    draft: token(data, 'draft', fieldCharacters),
    texts: token(data, 'texts', fieldCharacters),
  };
}

function readFields(data: unknown): Fields {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const value = own(data, name);
    if (typeof value === 'string') fields[name] = wellFormed(value.slice(0, fieldCharacters));
  }
  return fields;
}

/** Half a surrogate pair is no character; it would not survive UTF-8. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function token(data: unknown, name: string, longest: number): string | undefined {
  const value = own(data, name);
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}
