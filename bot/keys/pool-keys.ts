import { hkdf, hmac, isSame } from '../crypto/hkdf';
import type { Vault } from '../ports/keys';
import type { PoolKeyName, PoolKeyRow, PoolKeys } from '../ports/pool-store';
import type { Random } from '../ports/random';
import { makeSecret, secretNames } from './vault-secrets';

/**
 * The days' keys of the pool, 32 random bytes each, in the vault under random names. The database knows each
 * name before its key is drawn, and then its mark, `HMAC(HKDF(key, "wb1/pool-key"), name in ASCII)`.
 */
export function createPoolKeys(vault: Vault, random: Random): PoolKeys {
  const remembered = new Map<PoolKeyName, Uint8Array>();
  const markedKey = async ({ name, mark }: PoolKeyRow): Promise<Uint8Array | undefined> => {
    const key = await vault.get(secretNames.pool(name));
    return key?.length === 32 && mark !== undefined && isMarked(name, key, mark) ? key : undefined;
  };
  return {
    known: (name) => remembered.get(name),
    read: async (rows) => {
      const named = new Set(rows.map(({ name }) => name));
      for (const [name, key] of remembered) {
        if (named.has(name)) continue;
        key.fill(0);
        remembered.delete(name);
      }
      for (const row of rows) {
        if (row.mark === undefined || remembered.has(row.name)) continue;
        const key = await markedKey(row);
        if (key !== undefined) remembered.set(row.name, key);
      }
    },
    isLost: async (row) => row.mark !== undefined && (await markedKey(row)) === undefined,
    name: () => random.id<PoolKeyName>(),
    draw: async (row: PoolKeyRow) => {
      // Not remembered: until its mark is durable, other processes cannot open what it seals.
      const key = await makeSecret(vault, random, secretNames.pool(row.name), 32);
      return { ...row, mark: markOf(row.name, key) };
    },
    destroy: async (name) => {
      await vault.destroy(secretNames.pool(name));
      remembered.get(name)?.fill(0);
      remembered.delete(name);
    },
  };
}

export function isMarked(name: PoolKeyName, key: Uint8Array, mark: Uint8Array): boolean {
  return isSame(markOf(name, key), mark);
}

function markOf(name: PoolKeyName, key: Uint8Array): Uint8Array {
  return Uint8Array.from(hmac(hkdf(key, 'wb1/pool-key'), name));
}
