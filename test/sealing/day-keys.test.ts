import { addKey, openKeysOf, renewKeysOf, sealFirst } from '../../bot/sealing/day-keys';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { placeOfDraftKey } from '../../bot/sealing/key-places';
import { createKeyWrap } from '../../bot/sealing/key-wrap';
import { refreshed } from '../../bot/sealing/refreshed';
import type { Versions } from '../../bot/sealing/vault-secrets';
import { sizes } from '../../db/sizes';
import { deployment, filedOn, plain, seededChance } from './workshop';

const random = seededChance('day keys');
const envelopes = createEnvelopes(deployment, random);
const vaultKeys = [1, 2].map((number) => ({
  name: `kek-v${number}`,
  number,
  madeOn: undefined,
  key: random.bytes(32),
}));
const wrapUnder = (...numbers: number[]) =>
  createKeyWrap(
    refreshed(async () => numbers.map((number) => vaultKeys[number - 1]!) as never as Versions),
    envelopes,
  );
const keyWrap = wrapUnder(1);
const drawn = Array.from({ length: 6 }, () => random.bytes(32));
const draws = async (column: Uint8Array, number: number): Promise<Uint8Array> =>
  (await addKey(keyWrap, filedOn, column, { number, key: () => drawn[number - 1]! }))!;
const opened = async (column: Uint8Array) => {
  const { newest, first, all } = await openKeysOf(keyWrap, filedOn, column);
  return [newest, first, ...all].map(plain);
};
const keysOf = (...numbers: number[]) => numbers.map((number) => plain(drawn[number - 1]!));

describe("a day's draft keys", () => {
  it('are one key under the vault key, as long as no rotation has drawn another', async () => {
    const column = await sealFirst(keyWrap, filedOn, drawn[0]!);
    expect(column).toHaveLength(80);
    expect(await opened(column)).toEqual(keysOf(1, 1, 1));
    expect(plain(await keyWrap.open(placeOfDraftKey(filedOn, 1), column))).toBe(keysOf(1)[0]);
  });

  it('are the first and the latest two that rotations drew, and fit in their column', async () => {
    let column = await sealFirst(keyWrap, filedOn, drawn[0]!);
    column = await draws(column, 2);
    expect(await opened(column)).toEqual(keysOf(2, 1, 2, 1));
    column = await draws(column, 3);
    expect(await opened(column)).toEqual(keysOf(3, 1, 3, 2, 1));
    column = await draws(column, 6);
    expect(await opened(column)).toEqual(keysOf(6, 1, 6, 3, 1));
    expect(column).toHaveLength(248);
    expect(column.length).toBeLessThanOrEqual(sizes.sealedKey);
  });

  it('are drawn once by a rotation, and not by one before it', async () => {
    const column = await draws(await sealFirst(keyWrap, filedOn, drawn[0]!), 3);
    const never = () => {
      throw new Error('drawn twice');
    };
    for (const number of [1, 2, 3]) {
      expect(await addKey(keyWrap, filedOn, column, { number, key: never })).toBeUndefined();
    }
  });

  it('are put under the newest vault key, by a renewal and by whoever draws another', async () => {
    const before = await draws(await sealFirst(keyWrap, filedOn, drawn[0]!), 2);
    const both = wrapUnder(2, 1);
    const renewed = (await renewKeysOf(both, filedOn, before))!;
    const added = (await addKey(both, filedOn, before, { number: 3, key: () => drawn[2]! }))!;
    for (const [column, keys] of [
      [renewed, keysOf(2, 1, 2, 1)],
      [added, keysOf(3, 1, 3, 2, 1)],
    ] as const) {
      const { newest, first, all } = await openKeysOf(wrapUnder(2), filedOn, column);
      expect([newest, first, ...all].map(plain)).toEqual(keys);
      await expect(opened(column)).rejects.toMatchObject({ code: 'seal_secret' });
      expect(await renewKeysOf(both, filedOn, column)).toBeUndefined();
    }
  });

  it('open on their own day alone, in their own places, and uncut', async () => {
    const column = Buffer.from(await draws(await sealFirst(keyWrap, filedOn, drawn[0]!), 2));
    await expect(openKeysOf(keyWrap, '2026-11-26' as never, column)).rejects.toMatchObject({
      code: 'seal_open',
    });
    const renamed = Buffer.from(column);
    renamed.writeUInt32BE(3, 80);
    await expect(opened(renamed)).rejects.toMatchObject({ code: 'seal_open' });
    const swapped = Buffer.concat([column.subarray(84), column.subarray(80, 84), column]);
    await expect(opened(swapped.subarray(0, 164))).rejects.toMatchObject({ code: 'seal_open' });
    for (const length of [0, 79, 81, 84, 163]) {
      await expect(opened(column.subarray(0, length))).rejects.toMatchObject({
        code: 'seal_format',
      });
    }
    await expect(opened(Buffer.concat([column, Buffer.from([0])]))).rejects.toMatchObject({
      code: 'seal_format',
    });
  });
});
