import type { Day, Month } from '../domain/day';
import { type KeyVersion, nameVersion, newestFirst, parseVersion } from '../domain/key-version';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { type SealCode, SealError } from './seal-error';

/** The vault's secrets by name, beside the versions of its two keys. */
export const secretNames = {
  /** The salt of every receipt's derivation; 16 bytes. */
  receiptSalt: 'receipt-salt',
  /**
   * Names the desks' members; 32 bytes. Made from the first pepper when that one is replaced; never rotated.
   */
  members: 'member-key',
  /**
   * The outer wrap of all threads that expire in one month; 32 bytes. Destroying it reaches their backups.
   */
  shred: (month: Month): string => `shred-${month}`,
} as const;

/**
 * The vault's keys that come in versions, 32 bytes each: `kek` seals the desks', the days' and the epochs'
 * keys, which are rows of the database; `pepper` keys the blind index.
 */
export type VaultKey = 'kek' | 'pepper';

/** A version with its 32 bytes. */
type KeptVersion = KeyVersion & { readonly key: Uint8Array };

/** All versions of a key, the newest first; never empty. */
export type Versions = readonly [newest: KeptVersion, ...earlier: KeptVersion[]];

/**
 * Reads all versions of a key. Throws `seal_secret` when there is none, or one has not its length.
 * @param names all names in the vault
 */
export async function findVersions(
  vault: Vault,
  of: VaultKey,
  names: readonly string[],
): Promise<Versions> {
  const versions = newestFirst(names.flatMap((name) => parseVersion(of, name) ?? []));
  const read = await Promise.all(
    versions.map(async (version) => {
      const key = await vault.get(version.name);
      // Destroyed since the names were read.
      return key === undefined ? undefined : { ...version, key: ofLength(key, 32) };
    }),
  );
  const [newest, ...earlier] = read.filter((version) => version !== undefined);
  if (newest === undefined) throw new SealError('seal_secret');
  return [newest, ...earlier];
}

/** Keeps a version of a key, unless there is one of that name. */
export async function makeVersion(
  vault: Vault,
  random: Random,
  of: VaultKey,
  number: number,
  madeOn: Day,
): Promise<void> {
  await makeSecret(vault, random, nameVersion(of, number, madeOn), 32);
}

/** The secret of that name, made when there is none yet. Throws `seal_secret` when its length is another. */
export async function makeSecret(
  vault: Vault,
  random: Random,
  name: string,
  length: 16 | 32,
): Promise<Uint8Array> {
  return ofLength(await vault.getOrCreate(name, () => random.bytes(length)), length);
}

/** The secret of that name. When there is none, what it sealed is gone, and `missing` is thrown. */
export async function findSecret(
  vault: Vault,
  name: string,
  length: 32,
  missing: SealCode = 'seal_secret',
): Promise<Uint8Array> {
  const secret = await vault.get(name);
  if (secret === undefined) throw new SealError(missing);
  return ofLength(secret, length);
}

function ofLength(secret: Uint8Array | undefined, length: number): Uint8Array {
  if (secret?.length !== length) throw new SealError('seal_secret');
  return secret;
}
