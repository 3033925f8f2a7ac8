import { ask } from '../../http/ask';
import { own } from '../untrusted';
import { type BotService, BotServiceError } from './bot-service';
import { managedIdentity } from './managed-identity';
import type { TeamsSettings } from './settings';

const timeout = 5000;
/** A token is renewed this long before it expires. */
const marginSeconds = 300;

/** OAuth 2.0 token endpoint, version 2. */
export function entraTokenEndpoint(tenant: string): string {
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
}

/**
 * Gives the token of the bot's requests by its own credentials: a secret of Entra's, or the platform's
 * identity where there is none. Tests and the trial name the endpoint of tokens in their metadata document.
 */
export function tokensOf(
  {
    appId,
    appPassword,
    appTenant,
    openIdUrl,
  }: Pick<TeamsSettings, 'appId' | 'appPassword' | 'appTenant' | 'openIdUrl'>,
  service: Pick<BotService, 'tokenEndpoint'>,
  now: () => number,
): () => Promise<string> {
  if (appPassword === undefined) return managedIdentity(appId);
  let bearer: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (bearer === undefined || now() >= bearer.until) {
      const endpoint =
        openIdUrl === undefined ? entraTokenEndpoint(appTenant) : await service.tokenEndpoint();
      const asked = await askToken(endpoint, appId, appPassword);
      bearer = { token: asked.token, until: now() + (asked.seconds - marginSeconds) * 1000 };
    }
    return bearer.token;
  };
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4). */
export function requestToken(endpoint: string, id: string, secret: string): ReturnType<typeof ask> {
  return ask(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      scope: 'https://api.botframework.com/.default',
    }),
    signal: AbortSignal.timeout(timeout),
  });
}

async function askToken(...of: Parameters<typeof requestToken>) {
  const response = await requestToken(...of);
  const answer: unknown = response.ok ? await response.json() : undefined;
  const [token, seconds] = [own(answer, 'access_token'), own(answer, 'expires_in')];
  if (typeof token !== 'string') throw new BotServiceError('token_refused');
  return { token, seconds: typeof seconds === 'number' ? seconds : 0 };
}
