import { type JsonObject, textAt } from '../json';
import { messageOf } from './payloads';
import { type ApiAnswer, failed, type Method, type Methods, type Platform } from './platform';
import { putMessage, readContent, replaceMessage } from './post-message';
import type { Screen } from './screens';

export function chatMethods(platform: Platform): Methods {
  const { at, screens } = platform;

  /** Finds a screen by its conversation, or by its person's id. */
  const screenOf = (given: JsonObject): Screen | undefined => {
    const channel = textAt(given, 'channel');
    return screens.byChannel(channel) ?? screens.of(channel);
  };
  const missing = (given: JsonObject): ApiAnswer =>
    failed(textAt(given, 'channel').startsWith('C') ? 'not_in_channel' : 'channel_not_found');

  const post = (given: JsonObject, ephemeral: boolean): ApiAnswer => {
    const screen = screenOf(given);
    if (screen === undefined) return missing(given);
    if (ephemeral && textAt(given, 'user') !== screen.person.id)
      return failed('user_not_in_channel');
    const content = readContent(given);
    if ('refused' in content) return content.refused;
    const { channel, person } = screen;
    const message = putMessage(platform, person.id, {
      channel,
      from: 'bot',
      ephemeral,
      ...content,
    });
    if (ephemeral) return { ok: true, message_ts: message.ts };
    return { ok: true, channel, ts: message.ts, message: messageOf(at, message) };
  };

  const change = (given: JsonObject, remove: boolean): ApiAnswer => {
    const screen = screenOf(given);
    if (screen === undefined) return missing(given);
    const content = remove ? undefined : readContent(given);
    if (content !== undefined && 'refused' in content) return content.refused;
    const ts = textAt(given, 'ts');
    const found = screen.messages.find((message) => message.ts === ts && !message.ephemeral);
    if (found === undefined) return failed('message_not_found');
    if (!replaceMessage(platform, screen.person.id, ts, content))
      return failed(remove ? 'cant_delete_message' : 'cant_update_message');
    return { ok: true, channel: screen.channel, ts, ...(remove ? {} : { text: content?.text }) };
  };

  const method = (perMinute: number, run: Method['run']): Method => ({
    token: 'bot',
    scope: 'chat:write',
    perMinute,
    run,
  });
  return {
    'chat.postMessage': method(60, (given) => post(given, false)),
    'chat.postEphemeral': method(100, (given) => post(given, true)),
    'chat.update': method(50, (given) => change(given, false)),
    'chat.delete': method(50, (given) => change(given, true)),
  };
}
