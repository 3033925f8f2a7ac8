import fc from 'fast-check';
import { pad, unpad } from '../../bot/crypto/padding';

describe('padding', () => {
  it('puts the length in front and zeros behind', () => {
    expect(pad(Buffer.from('abc'), 8).toString('hex')).toBe('0003616263000000');
    expect(pad(Buffer.alloc(0), 4).toString('hex')).toBe('00000000');
  });

  it('gives back any content that fits, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 766 }), (content) => {
        const padded = pad(content, 768);
        expect(padded).toHaveLength(768);
        expect([...unpad(padded, 768)]).toEqual([...content]);
      }),
    );
  });

  it('takes content up to two bytes less than the size', () => {
    expect(unpad(pad(Buffer.alloc(6, 1), 8), 8)).toEqual(Buffer.alloc(6, 1));
    expect(() => pad(Buffer.alloc(7, 1), 8)).toThrow('seal_size');
  });

  it.each([
    ['another size', '000361626300'],
    ['a length past the end', '0007616263000000'],
    ['anything but zeros behind', '0003616263000100'],
    ['a hidden last byte', '0003616263000001'],
    ['nothing at all', ''],
  ])('refuses %s', (_, bytes) => {
    expect(() => unpad(Buffer.from(bytes, 'hex'), 8)).toThrow('seal_format');
  });
});
