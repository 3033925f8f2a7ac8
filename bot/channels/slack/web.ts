import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { proxyAgentFor } from '../../outbound/proxy';
import { parseJson } from '../untrusted';
import { post } from './post';
import { answerFault, WebError } from './web-error';

/** The methods that the bot calls; the manifest's scopes follow from them. */
export type WebMethod =
  | 'views.open'
  | 'views.update'
  | 'views.push'
  | 'views.publish'
  | 'conversations.open'
  | 'chat.postMessage'
  | 'users.info';

/** Slack's Web API. It never tries twice: only the caller knows whether that is right. */
export interface Web {
  /** Resolves with what Slack answered; rejects with a {@link WebError}. */
  call(method: WebMethod, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Says something at a response_url. */
  respond(url: string, message: object): Promise<void>;
  close(): void;
}

/** Slack's Web API. */
export const slackUrl = 'https://slack.com/api/';

/** A trigger is good for three seconds, and the answer must be on the screen within them. */
const timeouts: Partial<Readonly<Record<WebMethod, number>>> = {
  'views.open': 2000,
  'views.push': 2000,
  'users.info': 1000,
};
const timeout = 5000;

/**
 * Shorter than Slack keeps an idle connection: a request is lost on a connection that Slack closes just then.
 */
const idleMilliseconds = 4000;

/**
 * Calls Slack with the app's token. Nothing is logged, and no error holds any part of a request or an answer.
 */
export function createWeb(token: string, apiUrl: string = slackUrl): Web {
  const base = new URL(apiUrl);
  const secure = base.protocol === 'https:';
  const kept = { keepAlive: true, timeout: idleMilliseconds };
  const agent = proxyAgentFor(base, kept) ?? (secure ? new HttpsAgent(kept) : new HttpAgent(kept));
  const authorization = `Bearer ${token}`;

  return {
    call: async (method, args) => {
      const answer = await post({
        url: new URL(method, base),
        // Not on a kept connection, which may just be closing: nobody could say whether the message arrived.
        agent: method === 'chat.postMessage' ? undefined : agent,
        headers: { authorization, ...bodyType(method) },
        body: method === 'users.info' ? formOf(args) : JSON.stringify(args),
        milliseconds: timeouts[method] ?? timeout,
      });
      if (answer.status === 429) throw new WebError('slack_limited', answer.retryAfterSeconds);
      const parsed = answer.status === 200 ? parseJson(answer.body) : undefined;
      const fault = answerFault(parsed);
      if (fault !== undefined) throw new WebError(fault, answer.retryAfterSeconds);
      return parsed;
    },
    respond: async (address, message) => {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      if (url === undefined || (url.protocol !== 'https:' && url.origin !== base.origin))
        throw new WebError('slack_refused');
      const { status } = await post({
        url,
        agent: undefined,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(message),
        milliseconds: timeout,
      });
      if (status !== 200) throw new WebError('slack_refused');
    },
    close: () => {
      agent.destroy();
    },
  };
}

function bodyType(method: WebMethod): { 'content-type': string } {
  // This one method takes no JSON.
  const form = method === 'users.info';
  return {
    'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
  };
}

function formOf(args: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(args).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}
