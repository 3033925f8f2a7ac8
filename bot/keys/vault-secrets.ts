import { hkdf, hmac } from '../crypto/hkdf';
import { type SealCode, SealError } from '../crypto/seal-error';
import type { Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import { type KeyVersion, parseVersion } from '../domain/key-version';
import type { Vault } from '../ports/keys';
import type { Random } from '../ports/random';

/** The names of the vault's secrets, but for the versions of its two keys. */
export const secretNames = {
  /** The salt of every report code's derivation; 16 bytes. */
  reportCodeSalt: 'report-code-salt',
  /** Names the desks' members; 32 bytes. Made when the first pepper is replaced; never rotated. */
  members: 'member-key',
  /** Marks which versions of the vault's keys are known, and chains the audit; 32 bytes, never rotated. */
  witness: 'witness-key',
  /** The outer wrap of a month's expiring threads; 32 bytes. Destroying it reaches their backups. */
  shred: (month: Month): string => `shred-${month}`,
  /** Tells that a desk once had people; a byte that is no secret. */
  begun: (desk: Desk): string => `begun-${desk}`,
  /** Seals the pool's image until a pass, and is destroyed one pass later; 32 bytes. */
  pool: (name: string): string => `pool-${name}`,
  /** The public half of a destroyed key of proofs; 32 bytes, and the mark that this installation made it. */
  publicHalf: (name: string): string => `public-${name}`,
} as const;

/**
 * 32 bytes each: `kek` seals keys in rows; `pepper`, the blind index; `proof` signs what a reporter may show.
 */
export type VaultKey = 'kek' | 'pepper' | 'proof';

export type SeenVersion = KeyVersion & { readonly key: Uint8Array };

/** The versions that count. */
export type Versions = readonly [newest: SeenVersion, ...earlier: SeenVersion[]];

/** Named like a version. */
export interface FoundVersion extends SeenVersion {
  /** 32 bytes, or it is no key. */
  readonly key: Uint8Array;
  /** 32 bytes; `undefined` with the first version, and with those that the product did not make. */
  readonly proof: Uint8Array | undefined;
}

/**
 * All that are named like a version, `key 32` or `key 32 | proof 32`.
 * @param names all names in the vault
 */
export async function findVersions(
  vault: Pick<Vault, 'get'>,
  of: VaultKey,
  names: readonly string[],
): Promise<readonly FoundVersion[]> {
  const versions = names.flatMap((name) => parseVersion(of, name) ?? []);
  const read = await Promise.all(
    versions.map(async (version): Promise<FoundVersion[]> => {
      const value = await vault.get(version.name);
      // Destroyed since the names were read.
      if (value === undefined) return [];
      const proof = value.length === 64 ? value.slice(32) : undefined;
      return [{ ...version, key: proof === undefined ? value : value.slice(0, 32), proof }];
    }),
  );
  return read.flat();
}

/**
 * `HMAC(HKDF(key of an earlier version, "wb1/next-version"), key 32 | name in ASCII)`. A writer to the vault
 * who can read nothing there makes no proof.
 */
export function proveVersion(
  before: Pick<SeenVersion, 'key'>,
  name: string,
  key: Uint8Array,
): Buffer {
  return hmac(hkdf(before.key, 'wb1/next-version'), key, name);
}

/** Throws `seal_secret` when the stored one has another length. */
export async function makeSecret(
  vault: Vault,
  random: Random,
  name: string,
  length: 16 | 32,
): Promise<Uint8Array> {
  return ofLength(await vault.getOrCreate(name, () => random.bytes(length)), length);
}

/** 32 bytes. Throws `missing` when there is none. */
export async function findSecret(
  vault: Pick<Vault, 'get'>,
  name: string,
  missing: SealCode = 'seal_secret',
): Promise<Uint8Array> {
  const secret = await vault.get(name);
  if (secret === undefined) throw new SealError(missing);
  return ofLength(secret, 32);
}

function ofLength(secret: Uint8Array | undefined, length: number): Uint8Array {
  if (secret?.length !== length) throw new SealError('seal_secret');
  return secret;
}
