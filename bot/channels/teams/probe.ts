import { ask } from '../../http/ask';
import { own } from '../untrusted';
import { parseAddress, type TeamsAddress } from './address';
import { createBotService, publicMetadataUrl } from './bot-service';
import { entraTokenEndpoint, requestToken } from './credentials';
import { managedIdentity } from './managed-identity';
import { connectorUrl, trustOf } from './service-url';
import type { TeamsSettings } from './settings';

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

type Settings = Omit<TeamsSettings, 'tenants' | 'secretEnds' | 'speaker'>;

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

/** `unasked` where no member has a chat. */
export type TeamsReach = 'reached' | 'token' | 'forbidden' | 'gone' | 'unreachable' | 'unasked';

const reaches: Readonly<Record<number, TeamsReach>> = {
  200: 'reached',
  401: 'token',
  403: 'forbidden',
  404: 'gone',
};

/**
 * Reads who is in each member's chat, as if to write there, and writes nothing. The answers, which name the
 * members, are dropped.
 * @param stored the members' addresses
 * @returns how it answers, once a chat; what holds for all of them is asked once
 */
export async function askTeamsReach(
  settings: Settings,
  stored: readonly string[],
): Promise<readonly TeamsReach[]> {
  const mayGetToken = trustOf(settings.openIdUrl);
  const addresses = stored
    .flatMap((one) => parseAddress(one, mayGetToken) ?? [])
    .filter(({ conversation }) => conversation !== '');
  if (addresses.length === 0) return ['unasked'];
  const found: TeamsReach[] = [];
  try {
    const token = await outgoingToken(settings);
    for (const address of addresses) {
      const reach = await askChat(address, token);
      found.push(reach);
      if (reach === 'token' || reach === 'unreachable') break;
    }
  } catch {
    found.push('unreachable');
  }
  return found;
}

async function askChat(
  { serviceUrl, conversation }: TeamsAddress,
  token: string,
): Promise<TeamsReach> {
  const path = `v3/conversations/${encodeURIComponent(conversation)}/pagedmembers`;
  const response = await ask(connectorUrl(serviceUrl, path), {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeout),
  });
  await response.json().catch(() => undefined);
  return reaches[response.status] ?? 'unreachable';
}

async function outgoingToken(settings: Settings): Promise<string> {
  const { appId, appPassword } = settings;
  if (appPassword === undefined) return managedIdentity(appId)();
  const response = await requestToken(await endpointOf(settings), appId, appPassword);
  return String(own(await response.json(), 'access_token'));
}

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
