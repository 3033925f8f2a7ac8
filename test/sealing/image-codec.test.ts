import fc from 'fast-check';
import { decodeImage, encodeImage, sizeOfEntry } from '../../bot/crypto/image-codec';
import type { Day } from '../../bot/domain/day';
import { limits } from '../../bot/domain/limits';
import type { Entry, SubmissionId } from '../../bot/domain/operation';
import { emptyImage } from '../../bot/domain/pool-image';
import { images } from './operation-samples';
import { fullestState } from './samples';
import { id, plain, reference } from './workshop';

const run = { numRuns: 150 };
const first = '2026-11-25' as Day;
const when = { from: first, to: first, outOn: '2026-11-26' as Day };
const key = new Uint8Array(32);
const keys = { blindIndex: key, publicKey: key };

it('gives back every image, with any padding of zeros', () => {
  fc.assert(
    fc.property(images, fc.nat(64), (image, padding) => {
      const bytes = Buffer.concat([encodeImage(image), Buffer.alloc(padding)]);
      expect(plain(decodeImage(bytes))).toEqual(plain(image));
    }),
    run,
  );
});

it('is as long as its head and its entries together', () => {
  fc.assert(
    fc.property(images, (image) => {
      const head = encodeImage({ ...image, entries: [] }).length;
      const entries = image.entries.reduce((sum, entry) => sum + sizeOfEntry(entry), 0);
      expect(encodeImage(image)).toHaveLength(head + entries);
    }),
    run,
  );
});

it('refuses images that are cut short', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(images, share, (image, part) => {
      const bytes = encodeImage(image);
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      expect(() => decodeImage(cut)).toThrow('seal_format');
    }),
    run,
  );
});

it('reads damaged bytes as an image or refuses them, and never fails otherwise', () => {
  const change = fc.integer({ min: 1, max: 255 });
  fc.assert(
    fc.property(images, fc.nat(), change, (image, where, by) => {
      const bytes = encodeImage(image);
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ by;
      try {
        decodeImage(bytes);
      } catch (error) {
        expect(error).toMatchObject({ code: 'seal_format' });
      }
    }),
    run,
  );
});

it('refuses another format, and entries that are longer or shorter than they say', () => {
  const bytes = encodeImage(emptyImage);
  const another = Buffer.concat([Buffer.of(2), bytes.subarray(1)]);
  expect(() => decodeImage(another)).toThrow('seal_format');
  const move = { kind: 'move', from: id(1), to: id(2), excluded: [] } as const;
  const entry: Entry = { id: id(3), when, operations: [move] };
  const whole = encodeImage({ ...emptyImage, entries: [entry] });
  const length = sizeOfEntry(entry) - 4;
  const at = whole.length - length - 4;
  expect(whole.readUInt32BE(at)).toBe(length);
  for (const wrong of [length - 1, length + 1]) {
    whole.writeUInt32BE(wrong, at);
    const padded = Buffer.concat([whole, Buffer.alloc(8)]);
    expect(() => decodeImage(padded)).toThrow('seal_format');
  }
});

describe('what one dialog sends', () => {
  /** Any text, control characters and halves of pairs too, of so many bytes in UTF-8 at the most. */
  const anyText = (most: number): fc.Arbitrary<string> =>
    fc
      .array(fc.oneof(fc.integer({ max: 0x1f, min: 0 }), fc.nat(0xffff)), { maxLength: most })
      .map((units) => String.fromCharCode(...units))
      .map((text) =>
        cut(text.repeat(Math.ceil(most / Math.max(1, Buffer.byteLength(text)))), most),
      );
  const cut = (text: string, most: number): string => {
    let end = text.length;
    while (Buffer.byteLength(text.slice(0, end)) > most)
      end -= Math.max(1, Math.floor((Buffer.byteLength(text.slice(0, end)) - most) / 3));
    return text.slice(0, end);
  };
  const name = 'f'.repeat(32) as SubmissionId;
  const entryOf = (operations: Entry['operations']): Entry => ({ id: name, when, operations });

  it('is at most 7 KiB: the longest report, with the fullest state', () => {
    const share = limits.textBytes / 4;
    fc.assert(
      fc.property(
        fc.tuple(...[1, 2, 3, 4].map(() => anyText(share))),
        ([what, where, how, who]) => {
          const body = { kind: 'report', what, where, how, who } as never;
          const filing = { kind: 'filing', desk: 'hr', reference, ...keys } as const;
          const entry = entryOf([{ ...filing, state: fullestState, body }]);
          expect(sizeOfEntry(entry)).toBeLessThanOrEqual(7 * 1024);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is at most 7 KiB: as many messages as may wait in a thread, one with a new code', () => {
    const share = limits.textBytes / limits.placesPerSide;
    fc.assert(
      fc.property(anyText(share), (text) => {
        const message = { kind: 'message', thread: id(1), side: 'reporter', place: 3 } as const;
        const body = { kind: 'message', text } as const;
        const entry = entryOf([
          { ...message, seen: 9, ofSide: 9, body, renewal: keys, from: id(2) },
        ]);
        expect(limits.placesPerSide * sizeOfEntry(entry)).toBeLessThanOrEqual(7 * 1024);
      }),
      { numRuns: 30 },
    );
  });
});
