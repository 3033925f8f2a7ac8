import type { Locale } from '../../domain/ids';
import { own, shortText } from '../untrusted';

/**
 * What the bot takes from a Bot Framework activity: no message text, no mentions, and no name but the
 * presser's. Fields are short strings, otherwise unchecked; `value` is raw.
 */
export interface Activity {
  readonly type: string;
  readonly id: string | undefined;
  /** The name of an invoke: `task/fetch`, `task/submit` and others. */
  readonly name: string | undefined;
  readonly channel: string;
  readonly serviceUrl: string;
  /** Empty for the app's own command: where it was called from is not looked at. */
  readonly conversation: string;
  /** `personal` in a chat of two; other kinds of conversation have readers. */
  readonly conversationType: string | undefined;
  readonly bot: string;
  readonly user: string;
  /** The person's Entra object id, by which a member is known. */
  readonly person: string | undefined;
  /** The person's name, only for this press. */
  readonly calledBy: string | undefined;
  /** All that the activity names, in lower case. */
  readonly tenants: readonly string[];
  readonly locale: string | undefined;
  readonly botAdded: boolean;
  /** Whether somebody got the app, or removed it: under a policy this may be all that Teams sends. */
  readonly installation: 'added' | 'removed' | undefined;
  readonly value: unknown;
}

/**
 * Invokes that open a dialog or come from inside one. The app's own command is called from wherever the
 * person is, and leaves no message there.
 */
const dialogInvokes: ReadonlyMap<string | undefined, 'fetch' | 'submit'> = new Map([
  ['task/fetch', 'fetch'],
  ['task/submit', 'submit'],
  ['composeExtension/fetchTask', 'fetch'],
  ['composeExtension/submitAction', 'submit'],
]);

export function dialogInvoke(name: string | undefined): 'fetch' | 'submit' | undefined {
  return dialogInvokes.get(name);
}

/** Every other action greets nobody: a newer version is none of the person's doing. */
const installations: ReadonlyMap<string, 'added' | 'removed'> = new Map([
  ['installationUpdate add', 'added'],
  ['installationUpdate remove', 'removed'],
]);

/** `undefined` if required parts are missing. Never throws. */
export function readActivity(body: unknown): Activity | undefined {
  const type = shortText(body, 'type');
  const channel = shortText(body, 'channelId');
  const serviceUrl = shortText(body, 'serviceUrl');
  const conversation = own(body, 'conversation');
  const conversationId = shortText(conversation, 'id');
  const bot = shortText(own(body, 'recipient'), 'id');
  const from = own(body, 'from');
  const user = shortText(from, 'id');
  if (type === undefined || channel === undefined || serviceUrl === undefined) return undefined;
  const name = shortText(body, 'name');
  const isCommand = name?.startsWith('composeExtension/') === true && dialogInvokes.has(name);
  if ((conversationId === undefined && !isCommand) || bot === undefined || user === undefined)
    return undefined;
  const added = own(body, 'membersAdded');
  return {
    type,
    id: shortText(body, 'id'),
    name,
    channel,
    serviceUrl,
    conversation: isCommand ? '' : (conversationId ?? ''),
    conversationType: isCommand ? undefined : shortText(conversation, 'conversationType'),
    bot,
    user,
    person: shortText(from, 'aadObjectId'),
    calledBy: shortText(from, 'name'),
    tenants: [
      shortText(conversation, 'tenantId'),
      shortText(own(own(body, 'channelData'), 'tenant'), 'id'),
    ].flatMap((tenant) => (tenant === undefined ? [] : [tenant.toLowerCase()])),
    locale: shortText(body, 'locale') ?? clientLocale(own(body, 'entities')),
    botAdded: Array.isArray(added) && added.some((member) => shortText(member, 'id') === bot),
    installation: installations.get(`${type} ${shortText(body, 'action') ?? ''}`),
    value: isCommand ? { data: own(own(body, 'value'), 'data') } : own(body, 'value'),
  };
}

/** Some activities name the language only in the client's data. */
function clientLocale(entities: unknown): string | undefined {
  const list: readonly unknown[] = Array.isArray(entities) ? entities : [];
  return shortText(
    list.find((entity) => own(entity, 'type') === 'clientInfo'),
    'locale',
  );
}

/** Swedish for Swedish, English for every other, `otherwise` for none. */
export function localeOf(activity: Pick<Activity, 'locale'>, otherwise: Locale): Locale {
  if (activity.locale === undefined) return otherwise;
  return /^sv\b/i.test(activity.locale) ? 'sv' : 'en';
}
