import { ask } from '../../http/ask';
import { own } from '../untrusted';
import { createBotService, publicMetadataUrl } from './bot-service';
import { entraTokenEndpoint, requestToken } from './credentials';
import { managedIdentity } from './managed-identity';
import type { TeamsSettings } from './settings';

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

/** Entra's error numbers that say what to repair (learn.microsoft.com: reference-error-codes). */
const reasons: Readonly<Record<number, LoginRefusal>> = {
  7_000_215: 'secret',
  7_000_222: 'secret_expired',
  700_016: 'app',
  90_002: 'tenant',
  900_023: 'tenant',
};

const timeout = 5000;

type Settings = Omit<TeamsSettings, 'tenants' | 'pieceUrl'>;

/**
 * Asks for an outgoing token as the bot does, and drops it. Of the answer, only an error's number is kept.
 */
export async function askTeamsLogin(settings: Settings): Promise<TeamsLogin> {
  const { appPassword } = settings;
  if (appPassword === undefined) return askIdentity(settings.appId);
  try {
    const response = await requestToken(await endpointOf(settings), settings.appId, appPassword);
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

/** The platform gives the identity's token, and no date to compare clocks with. */
async function askIdentity(appId: string): Promise<TeamsLogin> {
  try {
    await managedIdentity(appId)();
    return { kind: 'accepted', date: null };
  } catch {
    return { kind: 'refused', reason: 'identity', number: undefined, date: null };
  }
}

/** Whether the signing keys of Teams' requests can be fetched. */
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

async function endpointOf({ appTenant, openIdUrl }: Settings): Promise<string> {
  if (openIdUrl === undefined) return entraTokenEndpoint(appTenant);
  const response = await ask(openIdUrl, { signal: AbortSignal.timeout(timeout) });
  return String(own(await response.json(), 'token_endpoint'));
}

function firstNumber(codes: unknown): number | undefined {
  const first: unknown = Array.isArray(codes) ? codes.at(0) : undefined;
  return typeof first === 'number' && Number.isSafeInteger(first) ? first : undefined;
}
