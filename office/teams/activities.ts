import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json';
import { conversationIdOf, type OfficePerson, type TeamsLocale, teamsIdOf } from '../people';
import type { Chat } from './chats';

/** What every activity from this office has in common. */
export interface Workplace {
  readonly appId: string;
  readonly tenant: string;
  readonly serviceUrl: string;
}

const timezone = 'Europe/Stockholm';

/** A moment as Stockholm's clocks show it, with its offset: `2026-11-24T10:00:00.000+01:00`. */
function localTime(moment: Date): string {
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find((part) => part.type === 'timeZoneName');
  const offset = /[+-]\d\d:\d\d/.exec(zone?.value ?? '')?.[0] ?? '+00:00';
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  const shift = (offset.startsWith('-') ? -minutes : minutes) * 60_000;
  return new Date(moment.getTime() + shift).toISOString().replace('Z', offset);
}

const bot = (at: Workplace): JsonObject => ({ id: `28:${at.appId}`, name: 'Vissla' });

const user = (person: OfficePerson): JsonObject => ({
  id: teamsIdOf(person),
  name: person.name,
  aadObjectId: person.aadObjectId,
});

const conversation = (at: Workplace, person: OfficePerson): JsonObject => ({
  conversationType: 'personal',
  tenantId: at.tenant,
  id: conversationIdOf(person),
});

/** The envelope of every activity in a personal chat, as Teams sends it. */
function envelope(at: Workplace, chat: Chat, channelData: JsonObject = {}): JsonObject {
  const now = new Date();
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
    locale: chat.locale,
  };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** What a person types in the chat box. Teams sends it twice: as text and as HTML. */
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

/** A press that opens a dialog, or one inside it. */
export const invokeActivity = (
  at: Workplace,
  chat: Chat,
  name: 'task/fetch' | 'task/submit',
  value: JsonObject,
): JsonObject => ({
  ...envelope(at, chat, { source: { name: 'message' } }),
  type: 'invoke',
  name,
  id: `f:${randomUUID()}`,
  value,
});

/** The two activities that Teams sends when somebody gets the app. */
export function installActivities(at: Workplace, chat: Chat): readonly JsonObject[] {
  return [
    {
      ...envelope(at, chat, {
        settings: { selectedChannel: { id: conversationIdOf(chat.person) } },
      }),
      type: 'installationUpdate',
      id: `f:${randomUUID()}`,
      action: 'add',
    },
    {
      ...envelope(at, chat),
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      membersAdded: [{ id: teamsIdOf(chat.person), aadObjectId: chat.person.aadObjectId }, bot(at)],
    },
  ];
}

/** Where the bot can reach a person who has not opened the chat: a conversation reference. */
export const conversationReference = (
  at: Workplace,
  person: OfficePerson,
  locale: TeamsLocale,
): JsonObject => ({
  user: user(person),
  bot: bot(at),
  conversation: conversation(at, person),
  channelId: 'msteams',
  locale,
  serviceUrl: at.serviceUrl,
});
