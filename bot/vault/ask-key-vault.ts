import { setTimeout as wait } from 'node:timers/promises';
import { type VaultCode, VaultError } from './vault-error';

/** Milliseconds after which a request is given up. The first one also looks for identity and token. */
const patience = { first: 20_000, later: 3_000 } as const;

/** Waits before the second and the third attempt, in milliseconds; each at least half as long, by chance. */
const waits = [300, 900] as const;

/** What a single request of the SDK answers, or `absent` when there is no such thing. */
type Answer<T> = { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'absent' };

/**
 * Makes requests that end soon: each is given up after a while, one that may pass is tried three times at
 * most, and what fails is a {@link VaultError} without a word of the SDK's. A `call` must not depend on how
 * often it was made.
 */
export type Asking = <T>(
  call: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
) => Promise<Answer<T>>;

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
        const longest = waits[attempt];
        if (longest === undefined || !passes(code)) throw new VaultError(code);
        await wait(longest * (0.5 + Math.random() / 2));
      }
    }
  };
}

function passes(code: VaultCode): boolean {
  return code === 'vault_away' || code === 'vault_busy';
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

/** No answer at all: the network, the time-out, or the SDK, which found no token or refused the challenge. */
function withoutStatus(error: unknown): VaultCode {
  if (isOfLogin(error)) return 'vault_login';
  const name = error instanceof Error ? error.name : '';
  return ['AbortError', 'TimeoutError', 'RestError'].includes(name)
    ? 'vault_away'
    : 'vault_refused';
}

function isOfLogin(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(CredentialUnavailable|Authentication|AggregateAuthentication)/.test(error.name)
  );
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Key Vault says why it forbids in an error within the error. */
function innerCodeOf(error: unknown): unknown {
  return partOf(partOf(partOf(partOf(error, 'details'), 'error'), 'innerError'), 'code');
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
