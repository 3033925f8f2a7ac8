import { type Agent, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { proxyAgentFor } from '../../http/proxy';
import { parseJson } from '../untrusted';
import { answerFault, WebError } from './web-error';

interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds: number | undefined;
}

/** The longest answer that is read, in bytes. Slack returns the view, of at most a hundred blocks. */
const answerBytes = 1_000_000;

/**
 * One POST. Rejects with `slack_unreachable` if it surely did not arrive, and with `slack_uncertain` if the
 * other side may have taken it, once the connection was up.
 */
function post(options: {
  readonly url: URL;
  /** Keeps connections open; `undefined` opens another one. */
  readonly agent: Agent | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
}): Promise<ApiAnswer> {
  const { url, agent, headers, body, milliseconds } = options;
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    let connected = false;
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: agent ?? proxyAgentFor(url) ?? false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(milliseconds),
    });
    const fail = (): void => {
      request.destroy();
      reject(new WebError(connected ? 'slack_uncertain' : 'slack_unreachable'));
    };
    request.once('socket', (socket) => {
      if (request.reusedSocket) connected = true;
      else
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          connected = true;
        });
    });
    request.on('error', fail);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > answerBytes) fail();
        else chunks.push(chunk);
      });
      response.once('end', () => {
        const seconds = Number(response.headers['retry-after'] ?? Number.NaN);
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          retryAfterSeconds: Number.isFinite(seconds) ? seconds : undefined,
        });
      });
      response.on('error', fail);
      response.once('close', () => {
        if (!response.complete) fail();
      });
    });
    request.end(body);
  });
}

/** The manifest's scopes follow from them. */
export type WebMethod =
  | 'views.open'
  | 'views.update'
  | 'views.push'
  | 'views.publish'
  | 'conversations.open'
  | 'chat.postMessage'
  | 'users.info';

export interface Web {
  /** Rejects with a {@link WebError}. */
  call(method: WebMethod, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** `url` is a `response_url` of Slack's. */
  respond(url: string, message: object): Promise<void>;
  close(): void;
}

export const slackUrl = 'https://slack.com/api/';

/** A trigger is valid for three seconds: by then the answer must be on the screen. */
const timeouts: Partial<Readonly<Record<WebMethod, number>>> = {
  'views.open': 2000,
  'views.push': 2000,
  'users.info': 1000,
};
const timeout = 5000;
const jsonType = 'application/json; charset=utf-8';

/** Shorter than Slack's: a request is lost on a connection that Slack is closing. */
const idleMilliseconds = 4000;

/** Nothing is logged; no error holds a request or an answer. */
export function createWeb(token: string, apiUrl: string = slackUrl): Web {
  const base = new URL(apiUrl);
  const secure = base.protocol === 'https:';
  const alive = { keepAlive: true, timeout: idleMilliseconds };
  const agent =
    proxyAgentFor(base, alive) ?? (secure ? new HttpsAgent(alive) : new HttpAgent(alive));
  const authorization = `Bearer ${token}`;

  return {
    call: async (method, args) => {
      // This one method takes no JSON.
      const isForm = method === 'users.info';
      const type = isForm ? 'application/x-www-form-urlencoded' : jsonType;
      const answer = await post({
        url: new URL(method, base),
        // A kept connection may be closing: nobody could say whether the message arrived.
        agent: method === 'chat.postMessage' ? undefined : agent,
        headers: { authorization, 'content-type': type },
        body: isForm ? formOf(args) : JSON.stringify(args),
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
        headers: { 'content-type': jsonType },
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

function formOf(args: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(args).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}
