/** Why a vault gave no answer. */
export type VaultCode =
  /** There is no vault there. */
  | 'vault_missing'
  /** Others than its owner may read or write it. */
  | 'vault_readable'
  /** It is there, but not a vault's. */
  | 'vault_broken'
  /** Another process holds it and does not let go. */
  | 'vault_locked'
  /** A name may have lower-case letters, digits and dashes; a bug of the caller. */
  | 'vault_name';

/** Says what is wrong with the vault by its code and nothing else: no path, no name, no value. */
export class VaultError extends Error {
  readonly code: VaultCode;

  constructor(code: VaultCode) {
    super(code);
    this.name = 'VaultError';
    this.code = code;
  }
}
