import { createHmac, hkdfSync } from 'node:crypto';
import { createPoolKeys, isMarked } from '../../bot/keys/pool-keys';
import type { Vault } from '../../bot/ports/keys';
import type { PoolKeyRow, PoolKeys } from '../../bot/ports/pool-store';
import { memoryVault, seededChance } from './workshop';

let vault: Vault;
let keys: PoolKeys;
let drawn: PoolKeyRow;
beforeEach(async () => {
  // Each reader has a copy of its own, as from a file.
  const kept = memoryVault();
  vault = {
    ...kept,
    get: async (name) => {
      const key = await kept.get(name);
      return key && Uint8Array.from(key);
    },
  };
  keys = createPoolKeys(vault, seededChance('keys'));
  drawn = await keys.draw({ name: keys.name(), role: 'next', mark: undefined });
});

const secretOf = ({ name }: PoolKeyRow) => `pool-${name}`;
const begin = () => createPoolKeys(vault, seededChance('another process'));

it('draws 32 bytes under the name, and marks them by the book', async () => {
  const key = (await vault.get(secretOf(drawn)))!;
  expect(key).toHaveLength(32);
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'wb1/pool-key', 32));
  const mark = createHmac('sha256', derived).update(drawn.name, 'latin1').digest();
  expect(Buffer.from(drawn.mark!)).toEqual(mark);
  expect(isMarked(drawn.name, key, mark)).toBe(true);
  expect(isMarked(keys.name(), key, mark)).toBe(false);
  expect(isMarked(drawn.name, key, mark.subarray(1))).toBe(false);
});

it('knows a key once it is read with its mark, and in another process as well', async () => {
  expect(keys.known(drawn.name)).toBeUndefined();
  await keys.read([{ ...drawn, mark: undefined }]);
  expect(keys.known(drawn.name)).toBeUndefined();
  const other = begin();
  for (const one of [keys, other]) {
    await one.read([drawn]);
    expect(one.known(drawn.name)).toEqual(await vault.get(secretOf(drawn)));
  }
});

it('draws no second key under a name, in whichever process', async () => {
  const again = await begin().draw({ ...drawn, mark: undefined });
  expect(again).toEqual(drawn);
});

it.each([
  ['lost', () => vault.destroy(secretOf(drawn))],
  [
    'exchanged for another',
    async () => {
      await vault.destroy(secretOf(drawn));
      await vault.getOrCreate(secretOf(drawn), () => new Uint8Array(32).fill(1));
    },
  ],
  [
    'exchanged for a shorter one',
    async () => {
      await vault.destroy(secretOf(drawn));
      await vault.getOrCreate(secretOf(drawn), () => new Uint8Array(31).fill(1));
    },
  ],
])('does not know a key that was %s, and never draws it again', async (_, change) => {
  await change();
  const before = await vault.get(secretOf(drawn));
  await keys.read([drawn]);
  expect(keys.known(drawn.name)).toBeUndefined();
  expect(await vault.get(secretOf(drawn))).toEqual(before);
});

it('forgets a key whose row is gone, and one that it destroys for good', async () => {
  await keys.read([drawn]);
  await keys.read([]);
  expect(keys.known(drawn.name)).toBeUndefined();
  await keys.read([drawn]);
  await keys.destroy(drawn.name);
  expect(keys.known(drawn.name)).toBeUndefined();
  expect(await vault.get(secretOf(drawn))).toBeUndefined();
  // What the vault has no more is destroyed.
  await keys.destroy(drawn.name);
});

it('says what the vault says while nobody reaches it, and knows on', async () => {
  await keys.read([drawn]);
  const next = await keys.draw({ name: keys.name(), role: 'next', mark: undefined });
  Object.assign(vault, { get: () => Promise.reject(new Error('away')) });
  await expect(keys.read([drawn, next])).rejects.toThrow('away');
  expect(keys.known(drawn.name)).toHaveLength(32);
});
