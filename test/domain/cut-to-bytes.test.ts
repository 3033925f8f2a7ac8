import fc from 'fast-check';
import { cutToBytes, utf8Length } from '../../bot/domain/page';

it.each([
  ['what fits', 'abc', 4, 'abc'],
  ['what just fits', 'åäö', 6, 'åäö'],
  ['what is a byte too long', 'åäö', 5, 'åä'],
  ['what would be cut within a character', 'a😀', 4, 'a'],
  ['a character of four bytes', 'a😀', 5, 'a😀'],
  ['all', 'abc', 0, ''],
  ['all, where there is less than no room', 'abc', -1, ''],
  ['nothing', '', 10, ''],
])('of %s as much is kept as fits', (_, text, bytes, kept) => {
  expect(cutToBytes(text, bytes)).toBe(kept);
});

it('what is kept is the beginning, and the next character would not have fitted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, bytes) => {
      const kept = cutToBytes(text, bytes);
      expect(text.startsWith(kept)).toBe(true);
      expect(utf8Length(kept)).toBeLessThanOrEqual(bytes);
      const next = String.fromCodePoint(text.codePointAt(kept.length) ?? 0);
      if (kept !== text) expect(utf8Length(kept + next)).toBeGreaterThan(bytes);
    }),
  );
});
