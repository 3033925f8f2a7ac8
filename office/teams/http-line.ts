import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '../json';

/** How the bot answered. */
export type Reply =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** Sends an activity to the bot's real endpoint. Never rejects. */
export type BotLine = (activity: JsonObject, withinMilliseconds: number) => Promise<Reply>;

/**
 * A line with the token that the Bot Connector would sign.
 *
 * @param repeatsAfter milliseconds after which a press comes again, the same in every byte, while the first
 * is at work; whichever is answered first is shown
 */
export function createHttpLine(
  messagesUrl: () => string,
  token: () => string,
  repeatsAfter: () => number | undefined,
): BotLine {
  return (activity, withinMilliseconds) => {
    const authorization = `Bearer ${token()}`;
    const body = JSON.stringify(activity);
    const send = async (): Promise<Reply> => {
      const signal = AbortSignal.timeout(withinMilliseconds);
      try {
        const response = await fetch(messagesUrl(), {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
          body,
          redirect: 'error',
          signal,
        });
        return { kind: 'answered', status: response.status, body: await response.text() };
      } catch {
        return { kind: signal.aborted ? 'timeout' : 'unreachable' };
      }
    };
    const first = send();
    const after = activity.type === 'invoke' ? repeatsAfter() : undefined;
    return after === undefined ? first : Promise.race([first, onceMore(first, after, send)]);
  };
}

async function onceMore(
  first: Promise<Reply>,
  after: number,
  send: () => Promise<Reply>,
): Promise<Reply> {
  const isAnswered = first.then(() => true);
  const answered = await Promise.race([isAnswered, wait(after, false, { ref: false })]);
  return answered ? first : send();
}
