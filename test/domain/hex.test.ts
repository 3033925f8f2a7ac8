import fc from 'fast-check';
import { fromHex, toHex } from '../../bot/domain/hex';

it.each([
  ['', []],
  ['00', [0]],
  ['0aff10', [10, 255, 16]],
])('%j means %j', (hex, bytes) => {
  expect(toHex(Uint8Array.from(bytes))).toBe(hex);
  expect(fromHex(hex)).toEqual(Uint8Array.from(bytes));
});

it('reads back whatever it wrote', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
});

it.each(['0', '0A', '0g', '00 ', ' 00', '0x00', '00\n'])('%j is no hexadecimal', (hex) => {
  expect(() => fromHex(hex)).toThrow(new RangeError('hex'));
});
