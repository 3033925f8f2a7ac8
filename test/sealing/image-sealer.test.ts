import fc from 'fast-check';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { encodeImage } from '../../bot/crypto/image-codec';
import type { Day } from '../../bot/domain/day';
import { emptyImage, imageSizes } from '../../bot/domain/pool-image';
import type { ImagePlace, PoolKeyName } from '../../bot/ports/pool-store';
import { createImageSealer } from '../../bot/sealers/image-sealer';
import { images } from './operation-samples';
import { deployment, plain, seededChance } from './workshop';

const sealer = createImageSealer(createEnvelopes(deployment, seededChance('images')));
const key = new Uint8Array(32).fill(7);
const name = 'e0'.repeat(16) as unknown as PoolKeyName;
const at: ImagePlace = { table: 'pool', place: 0, key: name, endsOn: '2026-11-26' as Day };
const size = 2 ** 14;
const run = { numRuns: 60 };

it('gives back every image, in as many bytes as it is told whatever it holds', () => {
  fc.assert(
    fc.property(images, fc.nat(500), (image, more) => {
      const sealed = sealer.seal(key, at, image, size + more);
      expect(sealed).toHaveLength(size + more);
      expect(plain(sealer.open(key, at, sealed))).toEqual(plain(image));
    }),
    run,
  );
});

it.each(imageSizes)('has all of an image of %i bytes sealed, and nothing beside it', (whole) => {
  expect(sealer.seal(key, at, emptyImage, whole)).toHaveLength(whole);
});

const sealed = sealer.seal(key, at, emptyImage, size);

it.each<[string, Partial<ImagePlace>]>([
  ['the other table', { table: 'carried' }],
  ['the other place', { place: 1 }],
  ['the other place of the other table', { table: 'carried', place: 1 }],
  ['the name of another key', { key: 'e1'.repeat(16) as unknown as PoolKeyName }],
  ['another day', { endsOn: '2026-11-27' as Day }],
])('does not open under %s', (_, other) => {
  expect(() => sealer.open(key, { ...at, ...other }, sealed)).toThrow('seal_open');
});

it('does not open with another key, in another installation or with a bit flipped', () => {
  expect(() => sealer.open(new Uint8Array(32), at, sealed)).toThrow('seal_key');
  const elsewhere = createEnvelopes(new Uint8Array(16), seededChance('elsewhere'));
  expect(() => createImageSealer(elsewhere).open(key, at, sealed)).toThrow('seal_open');
  for (const byte of [0, 4, 20, 40, size - 1]) {
    const flipped = Buffer.from(sealed);
    flipped[byte] = (flipped[byte] ?? 0) ^ 1;
    expect(() => sealer.open(key, at, flipped)).toThrow(/^seal_/);
  }
  expect(() => sealer.open(key, at, sealed.subarray(1))).toThrow(/^seal_/);
  expect(plain(sealer.open(key, at, sealed))).toEqual(plain(emptyImage));
});

it('refuses what is larger than its size, and says what fits', () => {
  const content = encodeImage(emptyImage).length;
  expect(sealer.size(emptyImage)).toBe(content);
  const least = content + size - sealer.room(size);
  expect(sealer.seal(key, at, emptyImage, least)).toHaveLength(least);
  expect(() => sealer.seal(key, at, emptyImage, least - 1)).toThrow('seal_size');
});

it('is never twice the same bytes', () => {
  const again = sealer.seal(key, at, emptyImage, size);
  // After the four bytes that say what it is.
  expect(again.subarray(4, 48)).not.toEqual(sealed.subarray(4, 48));
});

it('gives back the memory of a beat at once, and lets no byte of it lie', () => {
  const size = 2 ** 19;
  const sealed = Array.from({ length: 8 }, () => sealer.seal(key, at, emptyImage, size));
  // Of each beat the envelope alone is left.
  const before = process.memoryUsage().arrayBuffers;
  const envelope = sealer.seal(key, at, emptyImage, size);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * size);
  for (const one of [...sealed, envelope]) {
    sealer.giveBack(one);
    expect(one).toHaveLength(0);
  }
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(before - 7 * size);
});
