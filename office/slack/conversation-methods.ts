import { type JsonObject, textAt } from '../json';
import { type ApiAnswer, failed, type Method, type Methods, type Platform } from './platform';
import type { SlackPerson } from './workplace';

/** Conversations between the bot and one person: the app has no others. */
export function conversationMethods({ at, screens }: Platform): Methods {
  const open = (given: JsonObject): ApiAnswer => {
    const users = textAt(given, 'users');
    if (users.includes(',')) return failed('method_not_supported_for_channel_type');
    const screen = users === '' ? screens.byChannel(textAt(given, 'channel')) : screens.of(users);
    if (screen === undefined) return failed(users === '' ? 'channel_not_found' : 'user_not_found');
    if (screen.person.deleted === true) return failed('user_disabled');
    return { ok: true, channel: { id: screen.channel } };
  };
  const info = (given: JsonObject): ApiAnswer => {
    const screen = screens.byChannel(textAt(given, 'channel'));
    if (screen === undefined) return failed('channel_not_found');
    const { channel: id, person } = screen;
    return { ok: true, channel: { id, is_im: true, user: person.id, is_archived: false } };
  };
  const members = (given: JsonObject): ApiAnswer => {
    const screen = screens.byChannel(textAt(given, 'channel'));
    if (screen === undefined) return failed('channel_not_found');
    return {
      ok: true,
      members: [screen.person.id, at.botUser],
      response_metadata: { next_cursor: '' },
    };
  };

  const method = (scope: string, perMinute: number, run: Method['run']): Method => ({
    token: 'bot',
    scope,
    perMinute,
    run,
  });
  return {
    'conversations.open': method('im:write', 50, open),
    'conversations.info': method('im:read', 50, info),
    'conversations.members': method('im:read', 100, members),
  };
}

/** docs.slack.dev/reference/objects/user-object */
const userOf = (team: string, person: SlackPerson, withLocale: boolean): JsonObject => ({
  id: person.id,
  team_id: person.team ?? team,
  name: person.name,
  real_name: person.name,
  deleted: person.deleted ?? false,
  is_bot: false,
  is_app_user: false,
  is_restricted: person.guest !== undefined,
  is_ultra_restricted: person.guest === 'single',
  is_stranger: person.team !== undefined && person.team !== team,
  ...(withLocale ? { locale: person.locale ?? 'en-US' } : {}),
});

export function userMethods({ at, screens }: Platform): Methods {
  const info = (given: JsonObject): ApiAnswer => {
    const screen = screens.of(textAt(given, 'user'));
    if (screen === undefined) return failed('user_not_found');
    const withLocale = ['true', '1', true].some((yes) => yes === given.include_locale);
    return { ok: true, user: userOf(at.team, screen.person, withLocale) };
  };
  return { 'users.info': { token: 'bot', scope: 'users:read', perMinute: 100, run: info } };
}
