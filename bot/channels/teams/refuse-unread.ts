import type { BotService } from './bot-service';
import { parseToken, refuseBearer, type TokenRefusal } from './token';

/**
 * Decides by the Authorization header alone, before a byte of the body is read: who has no token that is good
 * for this bot has nothing of his kept, not even for the moment. Throws only when the signing keys cannot be
 * had.
 */
export function createRefusal(options: {
  readonly appId: string;
  readonly service: Pick<BotService, 'signingKey'>;
  readonly now: () => number;
}): (authorization: string | undefined) => Promise<TokenRefusal | undefined> {
  const { appId, service, now } = options;
  return async (authorization) => {
    const token = parseToken(authorization);
    if (typeof token === 'string') return token;
    const key = await service.signingKey(token.keyId);
    return key === undefined ? 'token_key' : refuseBearer(token, key.key, appId, now());
  };
}
