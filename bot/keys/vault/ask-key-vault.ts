import { setTimeout as wait } from 'node:timers/promises';
import { type VaultCode, VaultError } from './vault-error';

/** Time limits of a request in milliseconds. The first one also looks for identity and token. */
const patience = { first: 20_000, later: 3_000 } as const;

/** The longest, in milliseconds, before the second and the third attempt; chance takes up to half off. */
const pauses = [300, 900] as const;

/** `absent` for a 404. */
type VaultAnswer<T> = { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'absent' };

/**
 * Makes requests with a time limit. A passing failure is tried up to three times, so a `call` must be
 * repeatable. The last failure is a {@link VaultError} without the SDK's words.
 */
export type Asking = <T>(
  call: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
) => Promise<VaultAnswer<T>>;

export function createAsking(): Asking {
  let known = false;
  return async (call) => {
    for (let attempt = 0; ; attempt++) {
      const abortSignal = AbortSignal.timeout(known ? patience.later : patience.first);
      try {
        const value = await call({ abortSignal });
        known = true;
        return { kind: 'answer', value };
      } catch (error) {
        if (statusOf(error) === 404) return { kind: 'absent' };
        const code = codeOf(error);
        const longest = pauses[attempt];
        const passes = code === 'vault_away' || code === 'vault_busy';
        if (longest === undefined || !passes) throw new VaultError(code);
        await wait(longest * (0.5 + Math.random() / 2));
      }
    }
  };
}

function codeOf(error: unknown): VaultCode {
  if (error instanceof VaultError) return error.code;
  const status = statusOf(error);
  // An error of the login carries the login's own status.
  if (status === undefined || isOfLogin(error)) return withoutStatus(error);
  if (status === 429) return 'vault_busy';
  if (status === 401) return 'vault_login';
  if (status === 403) {
    return innerCodeOf(error) === 'SecretDisabled' ? 'vault_disabled' : 'vault_forbidden';
  }
  if (status === 409) return 'vault_deleted';
  return status >= 500 || status === 408 ? 'vault_away' : 'vault_refused';
}

/** The code where there was no answer: the network or the time limit failed, or the SDK found no token. */
function withoutStatus(error: unknown): VaultCode {
  if (isOfLogin(error)) return 'vault_login';
  const name = error instanceof Error ? error.name : '';
  const isAway = ['AbortError', 'TimeoutError', 'RestError'].includes(name);
  return isAway ? 'vault_away' : 'vault_refused';
}

function isOfLogin(error: unknown): boolean {
  const names = /^(CredentialUnavailable|Authentication|AggregateAuthentication)/;
  return error instanceof Error && names.test(error.name);
}

function statusOf(error: unknown): number | undefined {
  const status = partOf(error, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** Key Vault says why it forbids in an error within the error. */
function innerCodeOf(error: unknown): unknown {
  return partOf(partOf(partOf(partOf(error, 'details'), 'error'), 'innerError'), 'code');
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
