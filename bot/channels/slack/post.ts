import { type Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { proxyAgentFor } from '../../outbound/proxy';
import { WebError } from './web-error';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds: number | undefined;
}

/** The longest answer that is read, in bytes. Slack returns the view, which has at most a hundred blocks. */
const answerBytes = 1_000_000;

/**
 * One POST. Rejects with `slack_unreachable` when it surely did not arrive, and with `slack_uncertain` when
 * nobody can say: once the connection is up, the other side may have taken it.
 */
export function post(options: {
  readonly url: URL;
  /** Keeps connections open; `undefined` opens a new one. */
  readonly agent: Agent | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
}): Promise<Answer> {
  const { url, agent, headers, body, milliseconds } = options;
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    let connected = false;
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: agent ?? proxyAgentFor(url) ?? false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const fail = (): void => {
      clearTimeout(timer);
      request.destroy();
      reject(new WebError(connected ? 'slack_uncertain' : 'slack_unreachable'));
    };
    const timer = setTimeout(fail, milliseconds);
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
        clearTimeout(timer);
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
