import { createHmac } from 'node:crypto';
import { type AppLine, type Parcel, type Recorder, type Reply, recorded } from './app-line';

/** How Slack signs a request's raw body (docs.slack.dev/authentication/verifying-requests-from-slack). */
export const signatureOf = (secret: string, seconds: number | string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;

/** The two headers of a signed request. */
export const signedHeaders = (
  secret: string,
  milliseconds: number,
  body: string,
): Readonly<Record<string, string>> => {
  const seconds = Math.floor(milliseconds / 1000);
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signatureOf(secret, seconds, body),
  };
};

/** Commands are plain form fields, interactions one field of JSON, events JSON. */
function bodyOf({ kind, content }: Parcel): string {
  if (kind === 'interactive')
    return new URLSearchParams({ payload: JSON.stringify(content) }).toString();
  if (kind !== 'command') return JSON.stringify(content);
  return new URLSearchParams(
    Object.entries(content).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

/** No charset: Bolt compares the type of a form to the letter. */
const typeOf = ({ kind }: Parcel): string =>
  kind === 'interactive' || kind === 'command'
    ? 'application/x-www-form-urlencoded'
    : 'application/json';

const retryHeaders = ({ retry }: Parcel): Readonly<Record<string, string>> =>
  retry === undefined
    ? {}
    : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };

/** Signed requests to the app's request URL. */
export function createHttpLine(of: {
  readonly eventsUrl: () => string;
  readonly signingSecret: string;
  readonly now: () => number;
  readonly ackMilliseconds: number;
  readonly record: Recorder;
}): AppLine {
  const post = async (body: string, headers: Readonly<Record<string, string>>): Promise<Reply> => {
    const signal = AbortSignal.timeout(of.ackMilliseconds);
    try {
      const response = await fetch(of.eventsUrl(), {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal,
      });
      return {
        kind: 'answered',
        status: response.status,
        body: await response.text(),
        enough: response.headers.get('x-slack-no-retry') === '1',
      };
    } catch {
      return { kind: signal.aborted ? 'timeout' : 'unreachable' };
    }
  };

  return (parcel) => {
    const body = bodyOf(parcel);
    const headers = {
      'content-type': typeOf(parcel),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...retryHeaders(parcel),
      ...signedHeaders(of.signingSecret, of.now(), body),
    };
    return () => recorded(of.record, parcel, body, () => post(body, headers));
  };
}
