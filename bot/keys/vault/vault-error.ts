import { CodedError, codeOf } from '../../domain/error-code';

export type VaultCode =
  | 'vault_missing'
  /** Others than its owner may read or write it. */
  | 'vault_readable'
  /** This process's account may not use the file or its folder. */
  | 'vault_denied'
  /** The file is no vault's; in Key Vault, a secret has a foreign value. */
  | 'vault_broken'
  /** Another process holds the lock for too long. */
  | 'vault_locked'
  /** A name may have lower-case letters, digits and dashes; a bug of the caller. */
  | 'vault_name'
  /** Key Vault does not answer. */
  | 'vault_away'
  /** Key Vault asks for a longer pause than a request can wait. */
  | 'vault_busy'
  /** No token: this process has no identity that Microsoft Entra knows. */
  | 'vault_login'
  /** The identity may not do this in Key Vault. */
  | 'vault_forbidden'
  /** Somebody disabled the secret. */
  | 'vault_disabled'
  /** The secret was deleted and can be recovered; none of its name can be made until then, or a purge. */
  | 'vault_deleted'
  /** Key Vault gives an unexpected answer. */
  | 'vault_refused';

/** Carries a code alone: no path, no name, no value. */
export class VaultError extends CodedError<VaultCode> {}

/** Throws `vault_name` for a name that not every vault can have. Key Vault takes at most 127 characters. */
export function checkName(name: string): void {
  if (!/^[a-z0-9-]{1,127}$/.test(name)) throw new VaultError('vault_name');
}

export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(error) ?? '');
}
