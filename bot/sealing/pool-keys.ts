import { timingSafeEqual } from 'node:crypto';
import type { PoolKeyName, PoolKeyRow, PoolKeys } from '../ports/pool';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { hkdf, hmac } from './hkdf';
import { makeSecret, secretNames } from './vault-secrets';

/**
 * The days' keys of the pool, 32 random bytes each, in the vault under random names. The database knows each
 * name before its key is drawn, and then which key it is, by `HMAC(HKDF(key, "wb1/pool-key"), name in
 * ASCII)`.
 */
export function createPoolKeys(vault: Vault, random: Random): PoolKeys {
  const remembered = new Map<PoolKeyName, Uint8Array>();
  const keptKey = async ({ name, mark }: PoolKeyRow): Promise<Uint8Array | undefined> => {
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
        const key = await keptKey(row);
        if (key !== undefined) remembered.set(row.name, key);
      }
    },
    isLost: async (row) => row.mark !== undefined && (await keptKey(row)) === undefined,
    name: () => random.id<PoolKeyName>(),
    draw: async (row: PoolKeyRow) => {
      // It is not remembered: what is sealed under it before its mark is durable opens nowhere else.
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

/** Whether a secret is the key that was drawn under that name. */
export function isMarked(name: PoolKeyName, key: Uint8Array, mark: Uint8Array): boolean {
  const ours = markOf(name, key);
  return ours.length === mark.length && timingSafeEqual(ours, mark);
}

function markOf(name: PoolKeyName, key: Uint8Array): Uint8Array {
  return Uint8Array.from(hmac(hkdf(key, 'wb1/pool-key'), name));
}
