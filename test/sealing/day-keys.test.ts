import { createEnvelopes } from '../../bot/crypto/envelopes';
import type { Day } from '../../bot/domain/day';
import { placeOfDraftKey } from '../../bot/keys/desk-keys';
import { createKeyWrap, type KeyWrap } from '../../bot/keys/key-wrap';
import type { Versions } from '../../bot/keys/vault-secrets';
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
const key = random.bytes(32);
const place = placeOfDraftKey(filedOn);
const column = keyWrap.seal(place, key);
const openDayKey = (wrap: KeyWrap, day: Day, sealed: Uint8Array) =>
  wrap.open(placeOfDraftKey(day), sealed);

describe("a day's draft key", () => {
  it('is one key under the vault key', () => {
    expect(column).toHaveLength(80);
    expect(plain(openDayKey(keyWrap, filedOn, column))).toBe(plain(key));
  });

  it('is put under the newest vault key', () => {
    const both = wrapUnder(2, 1);
    expect([keyWrap.isNewest(place, column), both.isNewest(place, column)]).toEqual([true, false]);
    const renewed = both.renew(place, column)!;
    expect(plain(openDayKey(wrapUnder(2), filedOn, renewed))).toBe(plain(key));
    expect(() => openDayKey(keyWrap, filedOn, renewed)).toThrow('seal_secret');
    expect(both.isNewest(place, renewed)).toBe(true);
  });

  it('opens on its own day alone, and uncut', () => {
    expect(() => openDayKey(keyWrap, '2026-11-26' as Day, column)).toThrow('seal_open');
    for (const length of [0, 47])
      expect(() => openDayKey(keyWrap, filedOn, column.subarray(0, length))).toThrow('seal_format');
    expect(() => openDayKey(keyWrap, filedOn, column.subarray(0, 79))).toThrow('seal_open');
  });
});
