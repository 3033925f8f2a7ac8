import fc from 'fast-check';
import {
  deriveKeyPair,
  importOpener,
  importRecipient,
  openWith,
  sealTo,
} from '../../bot/crypto/hpke';
import {
  derivePrivate,
  hpkeOpen,
  hpkeSeal,
  importPrivate,
  importPublic,
  scheduleContext,
} from '../../bot/crypto/rfc-9180';
import { openGcm, openHpkeByTheBook, publicOf, receive } from './by-the-book';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const associated = Buffer.from('bound', 'latin1');

/** RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
const rfc = {
  ikmR: hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'),
  skR: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  pkR: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
  enc: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  shared: 'fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc',
  key: '4531685d41d65f03dc48f6b8302c05b0',
  nonce: '56d890e5accaaf011cff4b7d',
  aad: hex('436f756e742d30'),
  plaintext: '4265617574792069732074727574682c20747275746820626561757479',
  ciphertext: hex(
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  ),
} as const;

/**
 * From the published vectors of RFC 9180 (test-vectors.json): the product's own suite, with AES-256-GCM, base
 * mode.
 */
const own = {
  ikmE: hex('2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9'),
  ikmR: hex('dac33b0e9db1b59dbbea58d59a14e7b5896e9bdf98fad6891e99d1686492b9ee'),
  skR: hex('497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d'),
  pkR: hex('430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c'),
  enc: hex('6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256'),
  ciphertext: hex(
    'e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a',
  ),
} as const;

describe('the vectors of RFC 9180', () => {
  it('derive the same key pair from the same seed', () => {
    for (const { ikmR, skR, pkR } of [rfc, own]) {
      const pair = deriveKeyPair(ikmR);
      expect(Buffer.from(pair.privateKey)).toEqual(skR);
      expect(Buffer.from(pair.publicKey)).toEqual(pkR);
    }
  });

  it('seal and open in the suite of the envelopes, to the byte', () => {
    const context = scheduleContext(rfc.info);
    const ephemeral = importPrivate(derivePrivate(own.ikmE));
    const plaintext = hex(rfc.plaintext);
    const sealed = hpkeSeal(importPublic(own.pkR), context, rfc.aad, plaintext, ephemeral);
    expect(sealed).toEqual(Buffer.concat([own.enc, own.ciphertext]));
    expect(hpkeOpen(importPrivate(own.skR), context, rfc.aad, sealed)).toEqual(plaintext);
  });

  it('hold for the book, which the envelopes are measured by', () => {
    const { shared, key, nonce } = receive(rfc.skR, rfc.enc, rfc.info, 'aes-128-gcm');
    expect(shared.toString('hex')).toBe(rfc.shared);
    expect([key.toString('hex'), nonce.toString('hex')]).toEqual([rfc.key, rfc.nonce]);
    const opened = openGcm('aes-128-gcm', key, nonce, rfc.aad, rfc.ciphertext);
    expect(opened.toString('hex')).toBe(rfc.plaintext);
  });
});

/**
 * The points of X25519 whose shared secret is all zeros, with whomever: RFC 7748, section 7; some also above
 * the prime.
 */
const lowOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
].map(hex);

describe('an envelope of suite 0x10', () => {
  const privateKey = rfc.skR;
  const content = Buffer.from('twelve bytes');
  const opener = importOpener({ publicKey: rfc.pkR, privateKey });
  const sealed = sealTo(importRecipient(rfc.pkR), associated, content);

  it('opens for ever: this one was sealed on the first day', () => {
    const stored = hex(
      '57420110b4173fd326b2c19d4b3db43f6b6d1b40ebfa55903e9069c0b273cd0ff9bcbc5187c06f5f372e2eb10b8d5293c885a87c022cb1560d286bc91e83309127f066b2e3d63fc6936f2ceb561e33c4',
    );
    expect(openWith(opener, associated, stored).toString()).toBe('twelve bytes');
  });

  it('opens by the book', () => {
    const opened = openHpkeByTheBook(privateKey, associated, sealed);
    expect(opened.toString()).toBe('twelve bytes');
  });

  it('gives back what was sealed, 68 bytes shorter, and is never the same twice', () => {
    const plaintexts = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(plaintexts, (plaintext) => {
        const recipient = importRecipient(rfc.pkR);
        const envelope = sealTo(recipient, associated, plaintext);
        expect(envelope).toHaveLength(plaintext.length + 68);
        expect(envelope).not.toEqual(sealTo(recipient, associated, plaintext));
        expect([...openWith(opener, associated, envelope)]).toEqual([...plaintext]);
      }),
      { numRuns: 30 },
    );
  });

  it('does not open with a bit flipped in any byte, cut short or drawn out', () => {
    for (let offset = 0; offset < sealed.length; offset++) {
      const changed = Buffer.from(sealed);
      // The highest bit of an X25519 point is ignored (RFC 7748), but bound by the KEM; the lowest always
      // counts.
      for (const bit of [1, 0x80]) {
        changed.writeUInt8(sealed.readUInt8(offset) ^ bit, offset);
        expect(() => openWith(opener, associated, changed)).toThrow(/^seal_/);
      }
      const cut = sealed.subarray(0, offset);
      expect(() => openWith(opener, associated, cut)).toThrow(/^seal_/);
    }
    const longer = Buffer.concat([sealed, Buffer.alloc(1)]);
    expect(() => openWith(opener, associated, longer)).toThrow('seal_open');
  });

  it('does not open in another place or with another key', () => {
    const elsewhere = Buffer.from('elsewhere');
    expect(() => openWith(opener, elsewhere, sealed)).toThrow('seal_open');
    const other = deriveKeyPair(Buffer.alloc(32, 9));
    expect(() => openWith(importOpener(other), associated, sealed)).toThrow('seal_key');
    const mixed = importOpener({ publicKey: rfc.pkR, privateKey: other.privateKey });
    expect(() => openWith(mixed, associated, sealed)).toThrow('seal_open');
  });

  it.each(lowOrder)('has no point of low order for a key: %#', (point) => {
    const changed = Buffer.concat([sealed.subarray(0, 20), point, sealed.subarray(52)]);
    expect(() => openWith(opener, associated, changed)).toThrow('seal_open');
    expect(() => sealTo(importRecipient(point), associated, content)).toThrow('seal_value');
  });

  it('takes keys of 32 bytes and no others', () => {
    for (const length of [0, 31, 33]) {
      const key = Buffer.alloc(length, 1);
      expect(() => importRecipient(key)).toThrow('seal_value');
      expect(() => importOpener({ publicKey: key, privateKey })).toThrow('seal_value');
      expect(() => importOpener({ publicKey: rfc.pkR, privateKey: key })).toThrow('seal_value');
      expect(() => deriveKeyPair(key)).toThrow('seal_value');
    }
  });

  it('has a private key that fits its public one', () => {
    expect(publicOf(privateKey)).toEqual(rfc.pkR);
  });
});
