import type { RecipientId } from '../../bot/domain/ids';
import type { RecipientRow } from '../../bot/ports/broadcast';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { createRecipientSealer } from '../../bot/sealing/recipient-sealer';
import { envelopeSizes, plaintextSizes } from '../../bot/sealing/sizes';
import { sizes } from '../../db/sizes';
import { associatedByTheBook, hkdfByTheBook, openSymmetricByTheBook } from './by-the-book';
import { seededChance } from './workshop';

const deployment = Buffer.alloc(16, 0xd0);
const version = (number: number) => ({
  name: `kek-v${number}`,
  number,
  madeOn: undefined,
  knownOn: undefined,
  key: Buffer.alloc(32, number),
});
const [first, second] = [version(1), version(2)];
const sealerOf = (...versions: [typeof first, ...(typeof first)[]]) =>
  createRecipientSealer(createEnvelopes(deployment, seededChance('recipients')), () => versions);

describe('a sealed recipient', () => {
  const sealer = sealerOf(first);
  const id = 'a1'.repeat(16) as RecipientId;
  const address = '{"conversation":"a:å"}';
  const row = (sealed = sealer.seal(id, address)): RecipientRow => ({ id, sealed });

  it('opens by the book: HKDF(vault key, "wb1/recipient"), its row, one format, one size', () => {
    const base = hkdfByTheBook(first.key, Buffer.from('wb1/recipient'), 32);
    const place = associatedByTheBook(18, deployment.toString('hex'), { row: id });
    const opened = openSymmetricByTheBook(base, 18, place, row().sealed);
    const content = Buffer.concat([Uint8Array.of(1), Buffer.from(address, 'utf8')]);
    expect(opened).toHaveLength(plaintextSizes.recipient);
    expect(opened.readUInt16BE()).toBe(content.length);
    expect(opened.subarray(2, 2 + content.length)).toEqual(content);
    expect(opened.subarray(2 + content.length).every((byte) => byte === 0)).toBe(true);
  });

  it('has one size, and a longer address is refused', () => {
    const longest = 'x'.repeat(plaintextSizes.recipient - 3);
    for (const one of ['', address, longest]) {
      const sealed = sealer.seal(id, one);
      expect(sealed).toHaveLength(envelopeSizes.recipient);
      expect(sealed).toHaveLength(sizes.recipient);
      expect(sealer.open({ id, sealed })).toBe(one);
    }
    expect(() => sealer.seal(id, `${longest}x`)).toThrow('seal_size');
  });

  it('opens in its own row alone, unchanged, and with a key that is known', () => {
    expect(() => sealer.open({ ...row(), id: 'b2'.repeat(16) as RecipientId })).toThrow(
      'seal_open',
    );
    const changed = Buffer.from(row().sealed);
    changed.writeUInt8(changed.readUInt8(60) ^ 1, 60);
    expect(() => sealer.open(row(changed))).toThrow('seal_open');
    expect(() => sealerOf(second).open(row())).toThrow('seal_secret');
    expect(() => sealer.open(row(Buffer.alloc(816)))).toThrow('seal_format');
  });

  it('is sealed under the newest key and opened under any', () => {
    const rotated = sealerOf(second, first);
    expect([sealer.isNewest(row()), rotated.isNewest(row())]).toEqual([true, false]);
    expect(rotated.open(row())).toBe(address);
    expect(rotated.isNewest(row(rotated.seal(id, address)))).toBe(true);
  });

  it('is ordered by a week’s key, and otherwise by another one', () => {
    const order = (fill: number) =>
      ['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6']
        .map((one) => [Buffer.from(sealer.order(Buffer.alloc(32, fill), one)).toString('hex'), one])
        .sort()
        .map(([, one]) => one);
    expect(order(1)).toEqual(order(1));
    expect(order(1)).not.toEqual(order(2));
  });
});
