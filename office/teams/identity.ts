import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import express, { type Router } from 'express';
import { isObject, type JsonObject, jsonIn, textAt } from '../json';

const botFramework = 'https://api.botframework.com';
const tokenSeconds = 3600;
const skewSeconds = 300;

type TokenAnswer =
  | { readonly kind: 'issued'; readonly token: string; readonly seconds: number }
  | {
      readonly kind: 'refused';
      readonly error: 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';
    };

/** Parts of a token to replace; `undefined` drops a part. */
export interface TokenChanges {
  readonly claims?: JsonObject;
  readonly header?: JsonObject;
  /** Signs instead of the key that is published. */
  readonly key?: KeyObject;
}

/** An identity platform: one key for as long as the process lives. */
export interface Identity {
  /** The JSON Web Key Set by which the bot checks the office's signatures. */
  keys(): JsonObject;
  /** The token that comes with an activity, as the Bot Connector signs it (RS256, audience: the bot). */
  tokenForBot(serviceUrl: string, changes?: TokenChanges): string;
  /** Answers a client credentials request (RFC 6749, section 4.4). */
  issue(form: unknown): TokenAnswer;
  /** Whether an Authorization header carries a live token that {@link issue} gave to the bot. */
  admits(authorization: string | undefined): boolean;
}

const encode = (part: JsonObject): string =>
  Buffer.from(JSON.stringify(part)).toString('base64url');

function decode(part: string): JsonObject {
  const value = jsonIn(Buffer.from(part, 'base64url').toString('utf8'));
  return isObject(value) ? value : {};
}

const same = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

function signToken(signer: Signer, now: number, changes: TokenChanges): string {
  const { claims, header, key = signer.privateKey } = changes;
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: signer.kid, ...header });
  const body = encode({ nbf: now - 60, iat: now, exp: now + tokenSeconds, ...claims });
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), key);
  return `${head}.${body}.${signature.toString('base64url')}`;
}

/** The claims of a token that this platform signed and that is still good; otherwise `undefined`. */
function readToken(signer: Signer, now: number, token: string): JsonObject | undefined {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const header = decode(head);
  if (rest.length > 0 || header.alg !== 'RS256' || header.kid !== signer.kid) return undefined;
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, signer.publicKey, Buffer.from(signature, 'base64url')))
    return undefined;
  const claims = decode(body);
  const exp = claims.exp;
  return typeof exp === 'number' && exp + skewSeconds > now ? claims : undefined;
}

let drawn: KeyObject | undefined;

/** Drawn once a process, since that takes long; each office names it by a name of its own. */
function keyOfThisProcess(): KeyObject {
  drawn ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return drawn;
}

export function createIdentity(of: {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenant: string;
  readonly now?: () => number;
}): Identity {
  const { appId, appPassword, tenant, now = Date.now } = of;
  const privateKey = keyOfThisProcess();
  const signer: Signer = { kid: randomUUID(), privateKey, publicKey: createPublicKey(privateKey) };
  const issuer = `https://sts.windows.net/${tenant}/`;
  const nowSeconds = (): number => Math.floor(now() / 1000);

  return {
    keys: () => ({
      keys: [
        {
          ...signer.publicKey.export({ format: 'jwk' }),
          use: 'sig',
          alg: 'RS256',
          kid: signer.kid,
          endorsements: ['msteams'],
        },
      ],
    }),
    tokenForBot: (serviceUrl, { claims, ...changes } = {}) =>
      signToken(signer, nowSeconds(), {
        claims: { iss: botFramework, aud: appId, serviceurl: serviceUrl, ...claims },
        ...changes,
      }),
    issue: (form) => {
      if (textAt(form, 'grant_type') !== 'client_credentials')
        return { kind: 'refused', error: 'unsupported_grant_type' };
      const known = same(textAt(form, 'client_id'), appId);
      if (!same(textAt(form, 'client_secret'), appPassword) || !known)
        return { kind: 'refused', error: 'invalid_client' };
      if (textAt(form, 'scope') !== `${botFramework}/.default`)
        return { kind: 'refused', error: 'invalid_scope' };
      const claims = {
        iss: issuer,
        aud: botFramework,
        appid: appId,
        tid: tenant,
        ver: '1.0',
      };
      const token = signToken(signer, nowSeconds(), { claims });
      return { kind: 'issued', token, seconds: tokenSeconds };
    },
    admits: (authorization) => {
      const [scheme = '', token = '', ...rest] = (authorization ?? '').split(' ');
      if (scheme.toLowerCase() !== 'bearer' || rest.length > 0) return false;
      const claims = readToken(signer, nowSeconds(), token);
      return claims?.aud === botFramework && claims.iss === issuer && claims.appid === appId;
    },
  };
}

/** An identity platform's metadata, keys, and tokens for the bot. `url` is where it is mounted. */
export function identityRouter(identity: Identity, url: () => string): Router {
  const router = express.Router();

  router.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${url()}/keys`,
      token_endpoint: `${url()}/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });

  router.get('/keys', (_request, response) => {
    response.json(identity.keys());
  });

  router.post('/token', express.urlencoded({ extended: false }), (request, response) => {
    const answer = identity.issue(request.body);
    if (answer.kind === 'refused') {
      response.status(answer.error === 'invalid_client' ? 401 : 400).json({ error: answer.error });
      return;
    }
    const { token, seconds } = answer;
    response.json({
      token_type: 'Bearer',
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: token,
    });
  });

  return router;
}
