import { CodedError } from '../domain/error-code';

/** Why a vault gave no answer. */
export type VaultCode =
  | 'vault_missing'
  /** Others than its owner may read or write it. */
  | 'vault_readable'
  /** This process's account may not use the file, or the folder that it lies in. */
  | 'vault_denied'
  /** It is there, but not a vault's; in Key Vault, a secret whose value is none of ours. */
  | 'vault_broken'
  /** Another process holds it and does not let go. */
  | 'vault_locked'
  /** A name may have lower-case letters, digits and dashes; a bug of the caller. */
  | 'vault_name'
  /** Key Vault does not answer, and what is remembered is too old or was never known. */
  | 'vault_away'
  /** Key Vault asks to be left alone for longer than a request can wait. */
  | 'vault_busy'
  /** No token: this process has no identity that Microsoft Entra knows. */
  | 'vault_login'
  /** The identity may not do this in Key Vault. */
  | 'vault_forbidden'
  /** Somebody disabled the secret. */
  | 'vault_disabled'
  /** The secret was deleted and can be recovered; none of its name can be made until then, or a purge. */
  | 'vault_deleted'
  /** Key Vault answers as it never should. */
  | 'vault_refused';

/** Says what is wrong with the vault by its code and nothing else: no path, no name, no value. */
export class VaultError extends CodedError<VaultCode> {}
