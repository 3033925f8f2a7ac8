import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json';
import type { Chat } from './chats';
import { commandForms, type TeamsPerson, type Workplace } from './workplace';

const timezone = 'Europe/Stockholm';

/** Made once, since it takes longer than the rest of an activity. */
const offsets = new Intl.DateTimeFormat('en-GB', {
  timeZone: timezone,
  timeZoneName: 'longOffset',
});

/** A moment in Stockholm's time, with its offset: `2026-11-24T10:00:00.000+01:00`. */
function localTime(moment: Date): string {
  const zone = offsets.formatToParts(moment).find((part) => part.type === 'timeZoneName');
  const offset = /[+-]\d\d:\d\d/.exec(zone?.value ?? '')?.[0] ?? '+00:00';
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  const shift = (offset.startsWith('-') ? -minutes : minutes) * 60_000;
  return new Date(moment.getTime() + shift).toISOString().replace('Z', offset);
}

const bot = (at: Workplace): JsonObject => ({ id: `28:${at.appId}`, name: 'Vissla' });

const user = ({ id, name, aadObjectId }: TeamsPerson): JsonObject => ({ id, name, aadObjectId });

const conversation = (at: Workplace, person: TeamsPerson): JsonObject => ({
  conversationType: 'personal',
  tenantId: at.tenant,
  id: person.conversation,
});

/** The envelope of every activity in a personal chat, as Teams sends it. */
export function envelope(at: Workplace, chat: Chat, channelData: JsonObject = {}): JsonObject {
  const now = new Date(at.now());
  return {
    timestamp: now.toISOString(),
    localTimestamp: localTime(now),
    localTimezone: timezone,
    channelId: 'msteams',
    serviceUrl: at.serviceUrl,
    from: user(chat.person),
    conversation: conversation(at, chat.person),
    recipient: bot(at),
    entities: [
      {
        type: 'clientInfo',
        locale: chat.locale,
        country: chat.locale.slice(3),
        platform: 'Web',
        timezone,
      },
    ],
    channelData: { tenant: { id: at.tenant }, ...channelData },
    ...(at.manners.hidesLocale ? {} : { locale: chat.locale }),
  };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** Text typed in the chat box. Teams sends it twice: as text and as HTML. */
export const messageActivity = (
  at: Workplace,
  chat: Chat,
  id: string,
  text: string,
): JsonObject => ({
  ...envelope(at, chat),
  type: 'message',
  id,
  text,
  textFormat: 'plain',
  attachments: [{ contentType: 'text/html', content: `<p>${escapeHtml(text)}</p>` }],
});

/** A press on Action.Submit in a chat card that opens no dialog: a message without text. */
export const cardActivity = (at: Workplace, chat: Chat, value: JsonObject): JsonObject => ({
  ...envelope(at, chat, { source: { name: 'message' } }),
  type: 'message',
  id: `f:${randomUUID()}`,
  value,
});

/** A card opens a dialog, or the app's own command in the search box does; then presses inside it. */
export const dialogInvokes = [
  ...(['task/fetch', 'task/submit'] as const),
  ...(['composeExtension/fetchTask', 'composeExtension/submitAction'] as const),
] as const;
export type DialogInvoke = (typeof dialogInvokes)[number];

/** A press that opens a dialog, or one inside it. The command names the conversation that is open. */
export const invokeActivity = (
  at: Workplace,
  chat: Chat,
  name: DialogInvoke,
  value: JsonObject,
): JsonObject => {
  const isCommand = name.startsWith('composeExtension/');
  const [commandContext, over] = commandForms[at.manners.commandForm];
  const command = {
    commandId: 'open',
    ...(commandContext && { commandContext }),
    requestId: randomUUID(),
  };
  return {
    ...envelope(at, chat, { source: { name: isCommand ? 'commandbox' : 'message' } }),
    ...(isCommand && {
      conversation: over && { ...over, tenantId: at.tenant },
    }),
    type: 'invoke',
    name,
    id: `f:${randomUUID()}`,
    value: isCommand ? { ...command, ...value } : value,
  };
};

const installation = (
  at: Workplace,
  chat: Chat,
  action: 'add' | 'upgrade' | 'remove',
): JsonObject => ({
  ...envelope(at, chat, {
    settings: { selectedChannel: { id: chat.person.conversation } },
  }),
  type: 'installationUpdate',
  id: `f:${randomUUID()}`,
  action,
});

/** The activities when a person gets the app: by a policy one, by hand two. */
export function installActivities(at: Workplace, chat: Chat): readonly JsonObject[] {
  const added = installation(at, chat, 'add');
  if (at.manners.installsByPolicy) return [added];
  return [
    added,
    {
      ...envelope(at, chat),
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      membersAdded: [{ id: chat.person.id, aadObjectId: chat.person.aadObjectId }, bot(at)],
    },
  ];
}

/** The activity when a person has a newer version of the app (microsoft/teams.py#579). */
export const upgradeActivity = (at: Workplace, chat: Chat): JsonObject =>
  installation(at, chat, 'upgrade');

/** The activity when a person's app is removed. */
export const removeActivity = (at: Workplace, chat: Chat): JsonObject =>
  installation(at, chat, 'remove');

/** A conversation reference: where the bot reaches a person, even one who has not opened the chat. */
export const conversationReference = (
  at: Workplace,
  { person, locale }: Pick<Chat, 'person' | 'locale'>,
): JsonObject => ({
  user: user(person),
  bot: bot(at),
  conversation: conversation(at, person),
  channelId: 'msteams',
  locale,
  serviceUrl: at.serviceUrl,
});
