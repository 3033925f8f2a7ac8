import { createPublicKey } from 'node:crypto';
import { CodedError } from '../../domain/error-code';
import { ask } from '../../http/ask';
import { own } from '../untrusted';
import type { SigningKey } from './token';

export const publicMetadataUrl =
  'https://login.botframework.com/v1/.well-known/openidconfiguration';

const maxAge = 24 * 3_600_000;
/** An unknown key id, which anybody can send, fetches the keys at most this often. */
const minAge = 300_000;
/** The keys are about a megabyte, and the line may be slow. */
const timeout = 10_000;

/** Signing keys, and in tests the endpoint of outgoing tokens. */
export interface BotService {
  /** Throws `keys_unavailable` if no keys were ever fetched. */
  signingKey(id: string): Promise<SigningKey | undefined>;
  tokenEndpoint(): Promise<string>;
}

interface Published {
  readonly keys: ReadonlyMap<string, SigningKey>;
  readonly tokenEndpoint: string | undefined;
}

/** Keys are kept for a day; one fetch at a time. */
export function createBotService(url: string, now: () => number): BotService {
  let published: Published | undefined;
  let asked = -Infinity;
  let answered = -Infinity;
  let asking: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    asked = now();
    try {
      published = await fetchPublished(url);
      answered = now();
    } catch {
      // Known keys stay valid: an hour without Microsoft must not close the door.
    }
  };
  const current = async (wanted?: string): Promise<Published> => {
    const old = now() - answered > maxAge;
    const unknown = wanted !== undefined && published?.keys.has(wanted) === false;
    const again = (old || unknown) && now() - asked > minAge;
    if (asking === undefined && (published === undefined || again)) {
      asking = refresh().finally(() => {
        asking = undefined;
      });
    }
    // A request under a known key does not wait for a stranger's.
    if (published === undefined || unknown) await asking;
    if (published === undefined) throw new BotServiceError('keys_unavailable');
    return published;
  };

  return {
    signingKey: async (id) => (await current(id)).keys.get(id),
    tokenEndpoint: async () => {
      const { tokenEndpoint } = await current();
      if (tokenEndpoint === undefined) throw new BotServiceError('no_token_endpoint');
      return tokenEndpoint;
    },
  };
}

export class BotServiceError extends CodedError<
  'keys_unavailable' | 'no_token_endpoint' | 'token_refused' | 'identity_refused'
> {}

async function fetchPublished(url: string): Promise<Published> {
  const metadata = await fetchJson(url);
  const endpoint = own(metadata, 'token_endpoint');
  const list = own(await fetchJson(String(own(metadata, 'jwks_uri'))), 'keys');
  if (!Array.isArray(list)) throw new BotServiceError('keys_unavailable');
  return {
    keys: new Map(list.flatMap(readKey)),
    tokenEndpoint: typeof endpoint === 'string' ? endpoint : undefined,
  };
}

function readKey(jwk: unknown): [string, SigningKey][] {
  const [id, n, e] = [own(jwk, 'kid'), own(jwk, 'n'), own(jwk, 'e')];
  if (own(jwk, 'kty') !== 'RSA' || typeof id !== 'string') return [];
  if (typeof n !== 'string' || typeof e !== 'string') return [];
  const listed: unknown = own(jwk, 'endorsements');
  const endorsements = Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return [[id, { key, endorsements }]];
  } catch {
    return [];
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await ask(url, { signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new BotServiceError('keys_unavailable');
  return response.json();
}
