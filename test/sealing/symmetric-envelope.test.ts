import fc from 'fast-check';
import { hkdf } from '../../bot/crypto/hkdf';
import { SealError } from '../../bot/crypto/seal-error';
import { openSymmetric, sealSymmetric } from '../../bot/crypto/symmetric-envelope';
import { hkdfByTheBook, openSymmetricByTheBook } from './by-the-book';

const baseKey = Buffer.alloc(32, 7);
const nonce = Buffer.from('202122232425262728292a2b', 'hex');
const associated = Buffer.from('bound', 'latin1');

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('HKDF', () => {
  it('gives the first 32 bytes of RFC 5869, test case 1', () => {
    const ikm = Buffer.alloc(22, 0x0b);
    const salt = Buffer.from('000102030405060708090a0b0c', 'hex');
    const info = Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex');
    expect(hkdf(ikm, info, 32, salt).toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    );
  });

  it('agrees with the one of node:crypto', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (ikm, info, salt) => {
        const hex = Buffer.from(salt).toString('hex');
        const expected = hkdfByTheBook(ikm, Buffer.from(info), 32, hex);
        expect(hkdf(ikm, info, 32, salt)).toEqual(expected);
        expect(hkdf(ikm, info, 16, salt)).toEqual(expected.subarray(0, 16));
      }),
    );
  });
});

describe('an envelope of suite 0x01', () => {
  const content = Buffer.from('twelve bytes');
  const sealed = sealSymmetric(baseKey, 'desk-message', associated, nonce, content);

  it('is, byte for byte, what it was on the first day', () => {
    expect(sealed.toString('hex')).toBe(
      '574201013ebb194c46102d9c50e3ea93be242ff0202122232425262728292a2b5d115e8b827998e8efc102acadbc498e06d925766e5996471e770507',
    );
  });

  it('opens by the book', () => {
    expect(openSymmetricByTheBook(baseKey, 2, associated, sealed).toString()).toBe('twelve bytes');
  });

  it('gives back what was sealed, 48 bytes shorter, and a key id that no two share', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 12, maxLength: 12 }),
        fc.uint8Array({ maxLength: 400 }),
        (key, salt, plaintext) => {
          const envelope = sealSymmetric(key, 'state', associated, salt, plaintext);
          expect(envelope).toHaveLength(plaintext.length + 48);
          expect([...openSymmetric(key, 'state', associated, envelope)]).toEqual([...plaintext]);
          const other = sealSymmetric(key, 'state', associated, nonce, plaintext);
          if (!nonce.equals(salt)) {
            expect(envelope.subarray(4, 20)).not.toEqual(other.subarray(4, 20));
          }
        },
      ),
    );
  });

  it('does not open with any bit flipped', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(codeOf(() => openSymmetric(baseKey, 'desk-message', associated, changed))).toMatch(
        /^seal_/,
      );
    }
  });

  it('does not open cut short or drawn out', () => {
    for (let length = 0; length < sealed.length; length++) {
      const cut = sealed.subarray(0, length);
      expect(codeOf(() => openSymmetric(baseKey, 'desk-message', associated, cut))).toMatch(
        /^seal_/,
      );
    }
    const longer = Buffer.concat([sealed, Buffer.alloc(1)]);
    expect(codeOf(() => openSymmetric(baseKey, 'desk-message', associated, longer))).toBe(
      'seal_open',
    );
  });

  it.each([
    ['another key', Buffer.alloc(32, 8), 'desk-message', associated, 'seal_key'],
    ['another type', baseKey, 'state', associated, 'seal_key'],
    ['another place', baseKey, 'desk-message', Buffer.from('elsewhere'), 'seal_open'],
    ['no place', baseKey, 'desk-message', Buffer.alloc(0), 'seal_open'],
    ['half a key', baseKey.subarray(16), 'desk-message', associated, 'seal_value'],
  ] as const)('does not open with %s', (_, key, type, place, code) => {
    expect(codeOf(() => openSymmetric(key, type, place, sealed))).toBe(code);
  });

  it.each([
    ['magic', 0],
    ['version', 2],
    ['suite', 3],
  ])('refuses an unknown %s before any key is derived', (_, offset) => {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(0x7f, offset);
    expect(codeOf(() => openSymmetric(baseKey, 'desk-message', associated, changed))).toBe(
      'seal_format',
    );
  });

  it('says nothing but a code when it fails', () => {
    const error = new SealError('seal_open');
    expect([error.message, error.code, error.cause]).toEqual(['seal_open', 'seal_open', undefined]);
  });
});
