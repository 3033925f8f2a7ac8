import type { BotService } from './bot-service';
import { type Bearer, parseToken, refuseToken, type TokenRefusal } from './token';

/** One object is verified once. */
export interface BearerHeaders {
  readonly authorization?: string | undefined;
}

/**
 * Verifies a request's token by its headers only, before any byte of the body is read: without a good token,
 * nothing of the request is kept. Rejects only if the signing keys cannot be fetched.
 */
export type BearerOf = (headers: BearerHeaders) => Promise<Bearer | TokenRefusal>;

export function createBearerOf(options: {
  readonly appId: string;
  readonly service: Pick<BotService, 'signingKey'>;
  readonly now: () => number;
}): BearerOf {
  const { appId, service, now } = options;
  const verified = new WeakMap<BearerHeaders, Promise<Bearer | TokenRefusal>>();
  const verify = async (authorization: string | undefined): Promise<Bearer | TokenRefusal> => {
    const token = parseToken(authorization);
    if (typeof token === 'string') return token;
    const signing = await service.signingKey(token.keyId);
    if (signing === undefined) return 'token_key';
    const { claims } = token;
    const { key, endorsements } = signing;
    return refuseToken(token, key, appId, now()) ?? { claims, endorsements };
  };
  return (headers) => {
    const before = verified.get(headers);
    if (before !== undefined) return before;
    const bearer = verify(headers.authorization);
    verified.set(headers, bearer);
    return bearer;
  };
}
