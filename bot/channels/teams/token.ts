import { type KeyObject, verify } from 'node:crypto';
import { own, parseJson } from '../untrusted';
import { isSameService } from './service-url';

/** Bot Framework's issuer. Requiring it excludes the emulator, which accepts a bot's own credential. */
const issuer = 'https://api.botframework.com';

export interface SigningKey {
  readonly key: KeyObject;
  /** The channels it may sign for; empty for all. */
  readonly endorsements: readonly string[];
}

export type TokenRefusal =
  | 'token_missing'
  | 'token_malformed'
  | 'token_algorithm'
  | 'token_key'
  | 'token_signature'
  | 'token_expired'
  | 'token_issuer'
  | 'token_audience'
  | 'token_service_url';

export interface Token {
  readonly keyId: string;
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly claims: unknown;
}

/** Valid for this bot, as far as its request is not needed to tell. */
export interface Bearer extends Pick<Token, 'claims'>, Pick<SigningKey, 'endorsements'> {}

const longest = 8192;
/** Clocks may differ by this much (Bot Connector authentication, "5 minutes"). */
const skewSeconds = 300;

/** Parses an Authorization header's token; nothing in it is trusted yet. */
export function parseToken(authorization: string | undefined): Token | TokenRefusal {
  if (authorization === undefined || authorization === '') return 'token_missing';
  if (authorization.length > longest) return 'token_malformed';
  const [, head, body, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(authorization) ?? [];
  if (head === undefined || body === undefined || signature === undefined) return 'token_malformed';
  const header = decode(head);
  // The bot chooses the algorithm (RFC 8725, 3.1) and reads no other token.
  if (own(header, 'alg') !== 'RS256') return 'token_algorithm';
  const keyId = own(header, 'kid');
  if (typeof keyId !== 'string') return 'token_key';
  return {
    keyId,
    signed: Buffer.from(`${head}.${body}`, 'ascii'),
    signature: Buffer.from(signature, 'base64url'),
    claims: decode(body),
  };
}

/**
 * Checks a verified token against its activity: the service URL, and the channel that its key is endorsed
 * for.
 * @returns why the token is refused; `undefined` if it is valid
 */
export function refuseActivity(
  { claims, endorsements }: Bearer,
  { channel, serviceUrl }: { readonly serviceUrl: string; readonly channel: string },
): TokenRefusal | undefined {
  if (endorsements.length > 0 && !endorsements.includes(channel)) return 'token_key';
  return isSameService(own(claims, 'serviceurl'), serviceUrl) ? undefined : 'token_service_url';
}

/**
 * Checks a token before anything else of its request is read: signature, validity, issuer and audience (the
 * bot's app id). `now` is in milliseconds since 1970-01-01 UTC.
 * @returns why the token is refused; `undefined` if it is valid so far
 */
export function refuseToken(
  token: Token,
  key: KeyObject,
  appId: string,
  now: number,
): TokenRefusal | undefined {
  if (!verify('RSA-SHA256', token.signed, key, token.signature)) return 'token_signature';
  const claim = (name: string): unknown => own(token.claims, name);
  const [until, from, seconds] = [claim('exp'), claim('nbf') ?? 0, now / 1000];
  if (typeof until !== 'number' || seconds > until + skewSeconds) return 'token_expired';
  if (typeof from !== 'number' || seconds < from - skewSeconds) return 'token_expired';
  if (claim('iss') !== issuer) return 'token_issuer';
  if (claim('aud') !== appId) return 'token_audience';
  return undefined;
}

function decode(part: string): unknown {
  return parseJson(Buffer.from(part, 'base64url').toString('utf8'));
}
