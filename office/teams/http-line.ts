import type { JsonObject } from '../json';

/** How the bot answered. */
export type Reply =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** Sends an activity to the bot's real endpoint. Never rejects. */
export type BotLine = (activity: JsonObject, withinMilliseconds: number) => Promise<Reply>;

/** A line with the token that the Bot Connector would sign. */
export function createHttpLine(messagesUrl: () => string, token: () => string): BotLine {
  return async (activity, withinMilliseconds) => {
    const signal = AbortSignal.timeout(withinMilliseconds);
    try {
      const response = await fetch(messagesUrl(), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token()}`,
          'content-type': 'application/json; charset=utf-8',
        },
        body: JSON.stringify(activity),
        redirect: 'error',
        signal,
      });
      return { kind: 'answered', status: response.status, body: await response.text() };
    } catch {
      return { kind: signal.aborted ? 'timeout' : 'unreachable' };
    }
  };
}
