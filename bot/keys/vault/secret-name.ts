import { VaultError } from './vault-error';

/** Throws `vault_name` for a name that not every vault can have. Key Vault takes at most 127 characters. */
export function checkName(name: string): void {
  if (!/^[a-z0-9-]{1,127}$/.test(name)) throw new VaultError('vault_name');
}
