import { ask } from '../../outbound/ask';
import { own } from '../untrusted';
import { createBotService, publicMetadataUrl } from './bot-service';
import { entraTokenEndpoint } from './credentials';
import { managedIdentity } from './managed-identity';

/** What Microsoft Entra answers to the app's credentials. */
export type TeamsLogin =
  | { readonly kind: 'accepted'; readonly date: string | null }
  | {
      readonly kind: 'refused';
      readonly reason: LoginRefusal;
      /** Microsoft's error number (AADSTS), where there is one. */
      readonly number: number | undefined;
      readonly date: string | null;
    }
  | { readonly kind: 'unreachable' };

export type LoginRefusal = 'identity' | 'secret' | 'secret_expired' | 'app' | 'tenant' | 'other';

/**
 * Entra's errors that say what to repair (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
const reasons: Readonly<Record<number, LoginRefusal>> = {
  7_000_215: 'secret',
  7_000_222: 'secret_expired',
  700_016: 'app',
  90_002: 'tenant',
  900_023: 'tenant',
};

const timeout = 5000;

/** Asks for an outgoing token as the bot does, and drops it. Only an error's number is kept of the answer. */
export async function askTeamsLogin(settings: {
  readonly appId: string;
  /** `undefined` for a managed identity. */
  readonly appPassword: string | undefined;
  readonly appTenant: string;
  /** Another metadata address than the Bot Connector's, which then also names the endpoint; for tests. */
  readonly openIdUrl?: string | undefined;
}): Promise<TeamsLogin> {
  const { appPassword } = settings;
  if (appPassword === undefined) return askIdentity(settings.appId);
  try {
    const response = await ask(await endpointOf(settings), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: settings.appId,
        client_secret: appPassword,
        scope: 'https://api.botframework.com/.default',
      }),
      signal: AbortSignal.timeout(timeout),
    });
    const date = response.headers.get('date');
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && typeof own(answer, 'access_token') === 'string') {
      return { kind: 'accepted', date };
    }
    // A busy or broken endpoint says nothing about the credentials.
    if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' };
    const number = firstNumber(own(answer, 'error_codes'));
    return { kind: 'refused', reason: reasons[number ?? 0] ?? 'other', number, date };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** The identity's token comes from the platform, which sends no date to compare clocks with. */
async function askIdentity(appId: string): Promise<TeamsLogin> {
  try {
    await managedIdentity(appId)();
    return { kind: 'accepted', date: null };
  } catch {
    return { kind: 'refused', reason: 'identity', number: undefined, date: null };
  }
}

/** Whether the keys that Teams' requests are signed with can be fetched. */
export async function canFetchTeamsKeys(
  openIdUrl: string | undefined,
  now: () => number,
): Promise<boolean> {
  try {
    await createBotService(openIdUrl ?? publicMetadataUrl, now).signingKey('any');
    return true;
  } catch {
    return false;
  }
}

async function endpointOf(settings: {
  readonly appTenant: string;
  readonly openIdUrl?: string | undefined;
}): Promise<string> {
  const { appTenant, openIdUrl } = settings;
  if (openIdUrl === undefined) {
    return entraTokenEndpoint(appTenant);
  }
  const response = await ask(openIdUrl, { signal: AbortSignal.timeout(timeout) });
  return String(own(await response.json(), 'token_endpoint'));
}

function firstNumber(codes: unknown): number | undefined {
  const first: unknown = Array.isArray(codes) ? codes.at(0) : undefined;
  return typeof first === 'number' && Number.isSafeInteger(first) ? first : undefined;
}
