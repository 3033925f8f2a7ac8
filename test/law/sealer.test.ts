import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import type { Day } from '../../bot/domain/day';
import { emptyImage, type Image } from '../../bot/domain/pool-image';
import { nodeRandom } from '../../bot/platform/random';
import type { ImagePlace, ImageSealer, PoolKeyName } from '../../bot/ports/pool-store';
import { createImageSealer } from '../../bot/sealers/image-sealer';

const sealer = createImageSealer(createEnvelopes(randomBytes(16), nodeRandom()));
const key = randomBytes(32);
const place: ImagePlace = {
  table: 'pool',
  place: 0,
  key: '0'.repeat(32) as PoolKeyName,
  endsOn: '2026-11-25' as Day,
};
const size = 524_288;

const imageOf = (entries: number): Image => ({
  ...emptyImage,
  gone: Array.from({ length: entries }, () => ({
    id: randomBytes(16).toString('hex') as never,
    why: 'out' as const,
    turn: 0,
  })),
});

/** Where else an image opens than where it was sealed. */
function opensElsewhere(by: ImageSealer): readonly string[] {
  const others: Record<string, Partial<ImagePlace>> = {
    table: { table: 'carried' },
    place: { place: 1 },
    key: { key: '1'.repeat(32) as PoolKeyName },
    endsOn: { endsOn: '2027-11-25' as Day },
  };
  const envelope = by.seal(key, place, emptyImage, size);
  return Object.entries(others).flatMap(([name, other]) => {
    try {
      by.open(key, { ...place, ...other }, envelope);
      return [name];
    } catch {
      return [];
    }
  });
}

describe('the real sealer', () => {
  it('gives a length that follows from the length alone', () => {
    const lengths = fc.property(
      fc.nat({ max: 10_000 }),
      fc.constantFrom(18, 19, 20),
      (entries, power) => {
        expect(sealer.seal(key, place, imageOf(entries), 2 ** power)).toHaveLength(2 ** power);
      },
    );
    fc.assert(lengths, { numRuns: 20 });
  });

  it('gives nothing twice, not for the same image either', () => {
    const blocks = new Set<string>();
    const [sealed, each] = [8, 16];
    for (let n = 0; n < sealed; n++) {
      const envelope = Buffer.from(sealer.seal(key, place, emptyImage, size));
      // Behind the format and the suite, which are the same in all.
      for (let at = each; at < size; at += each)
        blocks.add(envelope.toString('latin1', at, at + each));
    }
    expect(blocks.size).toBe(sealed * (size / each - 1));
  });

  it('opens an image where it was sealed, and nowhere else', () => {
    expect(sealer.open(key, place, sealer.seal(key, place, imageOf(3), size)).gone).toHaveLength(3);
    expect(opensElsewhere(sealer)).toStrictEqual([]);
  });

  it('is found out where it does not bind the day of the pass', () => {
    const bound = (at: ImagePlace): ImagePlace => ({ ...at, endsOn: '2026-01-01' as Day });
    const unbound: ImageSealer = {
      ...sealer,
      seal: (under, at, image, length) => sealer.seal(under, bound(at), image, length),
      open: (under, at, envelope) => sealer.open(under, bound(at), envelope),
    };
    expect(opensElsewhere(unbound)).toStrictEqual(['endsOn']);
  });
});
