import type { JsonObject } from '../json';
import type { Identity } from './identity';

export type Delivery =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** The line to the bot's real endpoint. */
export type BotLine = (activity: JsonObject, withinMilliseconds: number) => Promise<Delivery>;

/** Sends activities with the token that the Bot Connector would sign. Never throws. */
export function createBotLine(
  identity: Identity,
  botEndpoint: () => string,
  serviceUrl: () => string,
): BotLine {
  return async (activity, withinMilliseconds) => {
    const signal = AbortSignal.timeout(withinMilliseconds);
    try {
      const response = await fetch(botEndpoint(), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${identity.tokenForBot(serviceUrl())}`,
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
