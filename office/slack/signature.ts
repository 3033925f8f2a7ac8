import { createHmac } from 'node:crypto';

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
