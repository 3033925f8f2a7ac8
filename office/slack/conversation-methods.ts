import { type JsonObject, textAt } from '../json';
import { type ApiAnswer, failed, type Method, type Methods, type Platform } from './platform';

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
