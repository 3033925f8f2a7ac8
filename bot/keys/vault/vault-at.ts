import type { Vault } from '../../ports/keys';
import type { Clock } from '../../ports/time';
import { openKeyVault } from './azure-key-vault';
import { exists, openFileVault } from './file-vault';
import { isKeyVault } from './key-vault-address';

export interface VaultAt {
  exists(): Promise<boolean>;
  /** With `create`, a file is made when there is none; a Key Vault is never made. Throws a `VaultError`. */
  open(options: { readonly create: boolean }): Promise<Vault>;
}

/** The first start makes this secret. */
const mark = 'installation';

/** @param place the path of a file, or the address of a Key Vault */
export function vaultAt(place: string, clock: Pick<Clock, 'now'>): VaultAt {
  if (!isKeyVault(place)) {
    return { exists: () => exists(place), open: (options) => openFileVault(place, options) };
  }
  return keyVaultAt(() => openKeyVault(place, clock));
}

/** A Key Vault without secrets of ours counts as none. */
export function keyVaultAt(connect: () => Promise<Vault>): VaultAt {
  let opened: Promise<Vault> | undefined;
  const open = (): Promise<Vault> => {
    opened ??= connect();
    return opened;
  };
  return { exists: async () => (await (await open()).names(mark)).includes(mark), open };
}
