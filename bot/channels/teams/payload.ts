import type { Locale } from '../../domain/ids';
import { own, shortText } from '../untrusted';

/**
 * What the bot takes from a Bot Framework activity. The text of a message and mentions are never read, and no
 * name but that of whoever presses.
 * Every field is a short string of the right type, and nothing more was checked; `value` is raw.
 */
export interface Activity {
  readonly type: string;
  readonly id: string | undefined;
  /** The name of an invoke: `task/fetch`, `task/submit` and others. */
  readonly name: string | undefined;
  readonly channel: string;
  readonly serviceUrl: string;
  readonly conversation: string;
  /** `personal` in a chat of two; other kinds of conversation have readers. */
  readonly conversationType: string | undefined;
  readonly bot: string;
  readonly user: string;
  /** The person's Entra object id, by which a member is known. */
  readonly person: string | undefined;
  /** The person's name, for this press alone. */
  readonly calledBy: string | undefined;
  /** Every tenant that the activity names, in lower case. */
  readonly tenants: readonly string[];
  readonly locale: string | undefined;
  readonly botAdded: boolean;
  /** Somebody has got the app: by a policy this may be all that Teams says of it. */
  readonly isInstalled: boolean;
  /** Whether the person has the app now; `undefined` where the activity says nothing of it. */
  readonly app: 'added' | 'removed' | undefined;
  readonly value: unknown;
}

/**
 * Reads an activity from a request's body; `undefined` when it lacks what every activity has. Never throws.
 */
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
  if (conversationId === undefined || bot === undefined || user === undefined) return undefined;
  const changed = (members: string): boolean => {
    const list = own(body, members);
    return Array.isArray(list) && list.some((member) => shortText(member, 'id') === bot);
  };
  const action = type === 'installationUpdate' ? shortText(body, 'action') : undefined;
  const botAdded = changed('membersAdded');
  return {
    type,
    id: shortText(body, 'id'),
    name: shortText(body, 'name'),
    channel,
    serviceUrl,
    conversation: conversationId,
    conversationType: shortText(conversation, 'conversationType'),
    bot,
    user,
    person: shortText(from, 'aadObjectId'),
    calledBy: shortText(from, 'name'),
    tenants: [
      shortText(conversation, 'tenantId'),
      shortText(own(own(body, 'channelData'), 'tenant'), 'id'),
    ].flatMap((tenant) => (tenant === undefined ? [] : [tenant.toLowerCase()])),
    locale: shortText(body, 'locale') ?? clientLocale(own(body, 'entities')),
    botAdded,
    isInstalled: action === 'add',
    app: appOf(action, { type, botAdded, botRemoved: changed('membersRemoved') }),
    value: own(body, 'value'),
  };
}

/**
 * What an activity says of the app. `add-upgrade` comes for everybody where a policy brings a newer version
 * (botframework-sdk#6139); a removal for an upgrade is none.
 */
function appOf(
  action: string | undefined,
  of: { readonly type: string; readonly botAdded: boolean; readonly botRemoved: boolean },
): Activity['app'] {
  if (action === 'add' || action === 'add-upgrade') return 'added';
  if (action === 'remove') return 'removed';
  if (of.type !== 'conversationUpdate') return undefined;
  if (of.botAdded) return 'added';
  return of.botRemoved ? 'removed' : undefined;
}

/** Some activities say the language only among what they say of the client. */
function clientLocale(entities: unknown): string | undefined {
  const list: readonly unknown[] = Array.isArray(entities) ? entities : [];
  return shortText(
    list.find((entity) => own(entity, 'type') === 'clientInfo'),
    'locale',
  );
}

/** The language of the person's Teams: Swedish for Swedish, English for every other, `otherwise` for none. */
export function localeOf(activity: Pick<Activity, 'locale'>, otherwise: Locale): Locale {
  if (activity.locale === undefined) return otherwise;
  return /^sv\b/i.test(activity.locale) ? 'sv' : 'en';
}
