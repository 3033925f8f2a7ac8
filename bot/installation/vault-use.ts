import { parseVersion } from '../domain/key-version';
import type { Vault } from '../ports/vault';

/** The secret by which a vault says to which database it belongs. */
export const markSecret = 'installation';

/**
 * What is in a vault: nothing, the mark of an installation and no key, or keys. A start draws its keys after
 * both stores are marked: without a key nothing was ever sealed.
 */
export type VaultUse = 'empty' | 'marked' | 'used';

/** Reads what a vault is used for. Other people's secrets in a Key Vault count as none. */
export async function useOf(vault: Pick<Vault, 'names'>): Promise<VaultUse> {
  const names = await vault.names('');
  const isKey = (name: string): boolean =>
    parseVersion('kek', name) !== undefined || parseVersion('pepper', name) !== undefined;
  if (names.some(isKey)) return 'used';
  return names.includes(markSecret) ? 'marked' : 'empty';
}
