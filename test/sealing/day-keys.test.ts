import type { Day } from '../../bot/domain/day';
import { isDayNewest, openDayKeys, renewDayKey, sealDayKey } from '../../bot/sealing/day-keys';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { u32 } from '../../bot/sealing/fixed-width';
import { placeOfDraftKey } from '../../bot/sealing/key-places';
import { createKeyWrap } from '../../bot/sealing/key-wrap';
import type { Versions } from '../../bot/sealing/vault-secrets';
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
    () => numbers.map((number) => vaultKeys[number - 1]!) as never as Versions,
    envelopes,
  );
const keyWrap = wrapUnder(1);
const keys = Array.from({ length: 3 }, () => random.bytes(32));
const plainKeys = (...numbers: number[]) => numbers.map((number) => plain(keys[number]!));
const column = sealDayKey(keyWrap, filedOn, keys[0]!);
/** As a rotation of version 0.1 left it: further keys beside the day's first. */
const drawn = (number: number, key: Uint8Array): Buffer =>
  Buffer.concat([u32(number), keyWrap.seal(placeOfDraftKey(filedOn, number), key)]);
const three = Buffer.concat([column, drawn(2, keys[1]!), drawn(5, keys[2]!)]);
const opened = (wrap: typeof keyWrap, of: Uint8Array, day = filedOn) => {
  const { newest, first, all } = openDayKeys(wrap, day, of);
  return [newest, first, ...all].map(plain);
};

describe("a day's draft key", () => {
  it('is one key under the vault key', () => {
    expect(column).toHaveLength(80);
    expect(opened(keyWrap, column)).toEqual(plainKeys(0, 0, 0));
  });

  it('is put under the newest vault key', () => {
    const both = wrapUnder(2, 1);
    expect([isDayNewest(keyWrap, column), isDayNewest(both, column)]).toEqual([true, false]);
    const renewed = renewDayKey(both, filedOn, column)!;
    expect(opened(wrapUnder(2), renewed)).toEqual(plainKeys(0, 0, 0));
    expect(() => opened(keyWrap, renewed)).toThrow('seal_secret');
    expect(renewDayKey(both, filedOn, renewed)).toBeUndefined();
    expect(isDayNewest(both, renewed)).toBe(true);
  });

  it('is read beside those that a rotation of the earlier version drew: the latest seals, the first names', () => {
    expect(opened(keyWrap, three)).toEqual(plainKeys(2, 0, 2, 1, 0));
    expect(opened(keyWrap, three.subarray(0, 164))).toEqual(plainKeys(1, 0, 1, 0));
    expect([isDayNewest(keyWrap, three), isDayNewest(wrapUnder(2, 1), three)]).toEqual([
      true,
      false,
    ]);
    // They die with their day, and are not put under another vault key before.
    expect(renewDayKey(wrapUnder(2, 1), filedOn, three)).toBeUndefined();
  });

  it('opens on its own day alone, in its own place, and uncut', () => {
    expect(() => opened(keyWrap, column, '2026-11-26' as Day)).toThrow('seal_open');
    const renamed = Buffer.from(three);
    renamed.writeUInt32BE(3, 80);
    expect(() => opened(keyWrap, renamed)).toThrow('seal_open');
    for (const length of [0, 79, 81, 84, 163])
      expect(() => opened(keyWrap, three.subarray(0, length))).toThrow('seal_format');
  });
});
