import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ask } from '../../outbound/ask';
import { proxyFor } from '../../outbound/proxy';
import { own } from '../untrusted';
import { type BotService, BotServiceError } from './bot-service';
import { managedIdentity } from './managed-identity';
import type { Registration } from './settings';

type WithSecret = Registration & { readonly appPassword: string };

export type Credentials = ConfigurationServiceClientCredentialFactory;

const timeout = 5000;
/** A token is renewed this long before it expires. */
const marginSeconds = 300;

/** Where Microsoft Entra gives a tenant's tokens (OAuth 2.0 token endpoint, version 2). */
export function entraTokenEndpoint(tenant: string): string {
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
}

/** Outgoing tokens from Microsoft Entra, by the SDK's client; asked for here where a proxy is between. */
export function entraCredentials(
  { appId, appPassword, appTenant }: WithSecret,
  now: () => number,
): Credentials {
  const endpoint = entraTokenEndpoint(appTenant);
  if (proxyFor(endpoint) !== undefined)
    return askedOf(() => Promise.resolve(endpoint), { appId, appPassword }, now);
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: appTenant,
  });
}

/** Outgoing tokens from the endpoint that another document names: for tests and the trial's workplace. */
export function metadataCredentials(
  app: Pick<WithSecret, 'appId' | 'appPassword'>,
  service: Pick<BotService, 'tokenEndpoint'>,
  now: () => number,
): Credentials {
  return askedOf(() => service.tokenEndpoint(), app, now);
}

function askedOf(
  endpoint: () => Promise<string>,
  { appId, appPassword }: Pick<WithSecret, 'appId' | 'appPassword'>,
  now: () => number,
): Credentials {
  let kept: { readonly token: string; readonly until: number } | undefined;

  return new AskedCredentials(appId, async () => {
    if (kept === undefined || now() >= kept.until) {
      const asked = await askToken(await endpoint(), appId, appPassword);
      kept = { token: asked.token, until: now() + (asked.seconds - marginSeconds) * 1000 };
    }
    return kept.token;
  });
}

/** Outgoing tokens from the platform on which the bot runs. */
export function identityCredentials({ appId }: Pick<Registration, 'appId'>): Credentials {
  return new AskedCredentials(appId, managedIdentity(appId));
}

/** Signs the SDK's requests with a token that the bot itself asked for. */
class AskedCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #token: () => Promise<string>;

  constructor(appId: string, token: () => Promise<string>) {
    super({ MicrosoftAppId: appId });
    this.#token = token;
  }

  override createCredentials(): ReturnType<Credentials['createCredentials']> {
    return Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.#token()}`);
        return request;
      },
    });
  }
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4). */
async function askToken(
  endpoint: string,
  id: string,
  secret: string,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const response = await ask(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      scope: 'https://api.botframework.com/.default',
    }),
    signal: AbortSignal.timeout(timeout),
  });
  const answer: unknown = response.ok ? await response.json() : undefined;
  const [token, seconds] = [own(answer, 'access_token'), own(answer, 'expires_in')];
  if (typeof token !== 'string') throw new BotServiceError('token_refused');
  return { token, seconds: typeof seconds === 'number' ? seconds : 0 };
}
