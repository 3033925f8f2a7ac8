import fc from 'fast-check';
import { markOf, parseHead, writeHead } from '../../bot/domain/audit-head';

const link = fc.uint8Array({ minLength: 32, maxLength: 32 });
const place = fc.integer({ min: 1, max: 999_999_999 });

describe('a head of the audit', () => {
  it('is a place and the first fifteen bytes of its link, in groups of four', () => {
    // 00 44 32 14 C7 42 54 B6 35 CF ... counts 0, 1, 2 ... in five bits each.
    const counting = Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex');
    expect(writeHead({ place: 412, link: new Uint8Array(counting) })).toBe(
      '412-0123-4567-89AB-CDEF-GHJK-MNPQ',
    );
  });

  it('is read as it was written, however it was copied', () => {
    fc.assert(
      fc.property(place, link, (at, of) => {
        const head = { place: at, link: of };
        const kept = { place: at, mark: markOf(head) };
        const written = writeHead(head);
        expect(parseHead(written)).toEqual(kept);
        expect(parseHead(` ${written.toLowerCase()} `)).toEqual(kept);
        expect(parseHead(written.replace(/-/g, ' – ').replace(' – ', '–'))).toEqual(kept);
      }),
    );
  });

  it.each([
    '',
    '412',
    '0-0123-4567-89AB-CDEF-GHJK-MNPQ',
    '412-0123-4567-89AB-CDEF-GHJK-MNP',
    '412-0123-4567-89AB-CDEF-GHJK-MNPQ-R',
    '412-0123-4567-89AB-CDEF-GHJK-MNPU',
    'x-0123-4567-89AB-CDEF-GHJK-MNPQ',
  ])('is not %p', (typed) => {
    expect(parseHead(typed)).toBeUndefined();
  });
});
