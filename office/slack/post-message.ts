import { isObject, type JsonObject, textAt } from '../json';
import { problemsOfBlocks } from './block-kit';
import { withIds } from './make-view';
import { type ApiAnswer, failed, type Platform } from './platform';
import type { ChatMessage } from './screens';
import type { SlackBlock } from './view';

/** docs.slack.dev/reference/methods/chat.postMessage: `msg_too_long`. */
const mostCharacters = 40_000;

/** Whether the content of a message is what Slack would take. */
export function readContent(
  given: JsonObject,
):
  | { readonly text: string; readonly blocks: readonly SlackBlock[] }
  | { readonly refused: ApiAnswer } {
  const text = textAt(given, 'text');
  const blocks = given.blocks ?? [];
  if (text === '' && Array.isArray(blocks) && blocks.length === 0)
    return { refused: failed('no_text') };
  if (text.length > mostCharacters) return { refused: failed('msg_too_long') };
  if (!Array.isArray(blocks) || !blocks.every(isObject))
    return { refused: failed('invalid_blocks_format') };
  const problems = blocks.length === 0 ? [] : problemsOfBlocks(blocks);
  if (problems.length > 0) return { refused: failed('invalid_blocks', problems) };
  return { text, blocks: withIds(blocks) };
}

/** Puts a new message on a person's screen. */
export function putMessage(
  { screens, nextTs }: Platform,
  user: string,
  content: Omit<ChatMessage, 'ts' | 'edited'>,
  ts = nextTs(),
): ChatMessage {
  const message = { ...content, ts, edited: false };
  screens.change(user, { messages: [...(screens.of(user)?.messages ?? []), message] });
  return message;
}

/** Changes a message of the bot, or removes it when nothing is given; false when there is none. */
export function replaceMessage(
  { screens }: Platform,
  user: string,
  ts: string,
  to: Pick<ChatMessage, 'text' | 'blocks'> | undefined,
): boolean {
  const messages = screens.of(user)?.messages ?? [];
  if (!messages.some((message) => message.ts === ts && message.from === 'bot')) return false;
  screens.change(user, {
    messages: messages.flatMap((message) => {
      if (message.ts !== ts) return [message];
      return to === undefined ? [] : [{ ...message, ...to, edited: true }];
    }),
  });
  return true;
}
