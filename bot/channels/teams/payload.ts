import type { Locale } from '../../domain/ids';

/**
 * What is taken from a Bot Framework activity, and all that is: the text of a message, names and mentions stay
 * behind. Every field is a short string that was checked for its type, and nothing more; `value` is raw.
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
  /** The person's Entra object id; what a member is known by. */
  readonly person: string | undefined;
  /** Every tenant that the activity names, in lower case. */
  readonly tenants: readonly string[];
  readonly locale: string | undefined;
  readonly botAdded: boolean;
  readonly value: unknown;
}

const longest = 1024;

/** Reads an activity from a request's body; `undefined` when what every activity has is missing. Never throws. */
export function readActivity(body: unknown): Activity | undefined {
  const type = text(body, 'type');
  const channel = text(body, 'channelId');
  const serviceUrl = text(body, 'serviceUrl');
  const conversation = own(body, 'conversation');
  const conversationId = text(conversation, 'id');
  const bot = text(own(body, 'recipient'), 'id');
  const from = own(body, 'from');
  const user = text(from, 'id');
  if (type === undefined || channel === undefined || serviceUrl === undefined) return undefined;
  if (conversationId === undefined || bot === undefined || user === undefined) return undefined;
  const added = own(body, 'membersAdded');
  return {
    type,
    id: text(body, 'id'),
    name: text(body, 'name'),
    channel,
    serviceUrl,
    conversation: conversationId,
    conversationType: text(conversation, 'conversationType'),
    bot,
    user,
    person: text(from, 'aadObjectId'),
    tenants: [
      text(conversation, 'tenantId'),
      text(own(own(body, 'channelData'), 'tenant'), 'id'),
    ].flatMap((tenant) => (tenant === undefined ? [] : [tenant.toLowerCase()])),
    locale: text(body, 'locale'),
    botAdded: Array.isArray(added) && added.some((member) => text(member, 'id') === bot),
    value: own(body, 'value'),
  };
}

/** The language of the person's Teams: Swedish for Swedish, English for every other, `otherwise` for none. */
export function localeOf(activity: Pick<Activity, 'locale'>, otherwise: Locale): Locale {
  if (activity.locale === undefined) return otherwise;
  return /^sv\b/i.test(activity.locale) ? 'sv' : 'en';
}

/** A property of the object itself; `undefined` for anything inherited and for everything that is no object. */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key))
    return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}

function text(object: unknown, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}
