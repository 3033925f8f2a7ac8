import type { Month } from '../domain/day';
import type { Chance } from '../ports/chance';
import type { Vault } from '../ports/vault';
import { SealError } from './seal-error';

/** The vault's secrets by name. */
export const secretNames = {
  /** Seals the desks', the days' and the epochs' keys, which are rows of the database; 32 bytes. */
  keyEncryption: 'kek-v1',
  /** Keys the blind index; 32 bytes. */
  pepper: 'pepper-v1',
  /** The salt of every receipt's derivation; 16 bytes. */
  receiptSalt: 'receipt-salt',
  /** The outer wrap of all threads that expire in one month; 32 bytes. Destroying it reaches their backups. */
  shred: (month: Month): string => `shred-${month}`,
} as const;

/** The secret of that name, made when there is none yet. Throws `seal_secret` when its length is another. */
export async function makeSecret(
  vault: Vault,
  chance: Chance,
  name: string,
  length: 16 | 32,
): Promise<Uint8Array> {
  return ofLength(await vault.getOrCreate(name, () => chance.bytes(length)), length);
}

/** The secret of that name. Throws `seal_secret` when there is none: what it sealed is gone. */
export async function findSecret(vault: Vault, name: string, length: 32): Promise<Uint8Array> {
  return ofLength(await vault.get(name), length);
}

function ofLength(secret: Uint8Array | undefined, length: number): Uint8Array {
  if (secret?.length !== length) throw new SealError('seal_secret');
  return secret;
}
