import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'node:querystring';
import { createOnce } from '../once';
import { isForm, readSignedHeaders, skewSeconds, unsignedBytes } from './signed-headers';

export type SlackRefusal =
  | 'signature_missing'
  | 'signature_version'
  | 'signature'
  | 'age'
  | 'replay'
  | 'too_large'
  | 'body'
  | 'team'
  | 'guest';

type Admission =
  | { readonly kind: 'admitted'; readonly body: object }
  /** Slack checks the certificate, unsigned: nothing else of the request is read. */
  | { readonly kind: 'ssl_check' }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly why: SlackRefusal };

export type SlackGuard = (headers: IncomingHttpHeaders, body: Buffer) => Admission;

/** Admits once what Slack signed with one of the secrets within minutes. Bolt checks no repetition. */
export function createGuard(secrets: readonly string[], now: () => number): SlackGuard {
  const keys = secrets.map((secret) => createSecretKey(Buffer.from(secret, 'utf8')));
  // A request is valid from five minutes before its time to five minutes after it.
  const once = createOnce(2 * skewSeconds * 1000, now);

  return (headers, body) => {
    const read = readSignedHeaders(headers, now());
    if (read === 'signature_missing' && isSslCheck(headers, body)) return { kind: 'ssl_check' };
    if (typeof read === 'string') return refuse(401, read);
    const { hash, time } = read;
    const claimed = Buffer.from(hash, 'hex');
    const signed = (key: KeyObject): Buffer =>
      createHmac('sha256', key).update(`v0:${time}:`).update(body).digest();
    if (!keys.some((key) => timingSafeEqual(signed(key), claimed))) return refuse(401, 'signature');
    if (!once(hash)) return refuse(401, 'replay');
    const parsed = parseBody(headers['content-type'], body.toString('utf8'));
    return parsed === undefined ? refuse(400, 'body') : { kind: 'admitted', body: parsed };
  };
}

function isSslCheck(headers: IncomingHttpHeaders, body: Buffer): boolean {
  return (
    isForm(headers['content-type']) &&
    body.length <= unsignedBytes &&
    parse(body.toString('utf8')).ssl_check === '1'
  );
}

/** Events are JSON; interactions are JSON in a form's `payload`; a command is the form itself. */
function parseBody(contentType: string | undefined, text: string): object | undefined {
  try {
    if (!isForm(contentType)) return objectOf(JSON.parse(text));
    // Nearly every request has only this field.
    if (text.startsWith('payload=') && !text.includes('&'))
      return objectOf(JSON.parse(decodeURIComponent(text.slice(8).replaceAll('+', ' '))));
    const form = parse(text);
    return typeof form.payload === 'string' ? objectOf(JSON.parse(form.payload)) : { ...form };
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

function refuse(status: 400 | 401, why: SlackRefusal): Admission {
  return { kind: 'refused', status, why };
}
