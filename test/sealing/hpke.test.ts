import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import {
  deriveKeyPair,
  importOpener,
  importRecipient,
  openWith,
  sealTo,
} from '../../bot/sealing/hpke';
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

describe('the vectors of RFC 9180', () => {
  it('derive the same key pair from the same seed', async () => {
    const pair = await deriveKeyPair(rfc.ikmR);
    expect(Buffer.from(pair.privateKey)).toEqual(rfc.skR);
    expect(Buffer.from(pair.publicKey)).toEqual(rfc.pkR);
  });

  it('hold for the book, which the envelopes are measured by', () => {
    const { shared, key, nonce } = receive(rfc.skR, rfc.enc, rfc.info, 'aes-128-gcm');
    expect(shared.toString('hex')).toBe(rfc.shared);
    expect([key.toString('hex'), nonce.toString('hex')]).toEqual([rfc.key, rfc.nonce]);
    const opened = openGcm('aes-128-gcm', key, nonce, rfc.aad, rfc.ciphertext);
    expect(opened.toString('hex')).toBe(rfc.plaintext);
  });

  it('hold for the library on this runtime', async () => {
    const suite = new CipherSuite({
      kem: new DhkemX25519HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes128Gcm(),
    });
    const recipientKey = await suite.kem.deriveKeyPair(Uint8Array.from(rfc.ikmR).buffer);
    const params = { recipientKey, enc: rfc.enc, info: rfc.info };
    const opened = await suite.open(params, rfc.ciphertext, rfc.aad);
    expect(Buffer.from(opened).toString('hex')).toBe(rfc.plaintext);
  });
});

describe('an envelope of suite 0x10', () => {
  const privateKey = rfc.skR;
  const content = Buffer.from('twelve bytes');
  const opening = importOpener({ publicKey: rfc.pkR, privateKey });
  const sealing = importRecipient(rfc.pkR).then((to) => sealTo(to, associated, content));

  it('opens for ever: this one was sealed on the first day', async () => {
    const stored = hex(
      '57420110b4173fd326b2c19d4b3db43f6b6d1b40ebfa55903e9069c0b273cd0ff9bcbc5187c06f5f372e2eb10b8d5293c885a87c022cb1560d286bc91e83309127f066b2e3d63fc6936f2ceb561e33c4',
    );
    expect((await openWith(await opening, associated, stored)).toString()).toBe('twelve bytes');
  });

  it('opens by the book', async () => {
    const opened = openHpkeByTheBook(privateKey, associated, await sealing);
    expect(opened.toString()).toBe('twelve bytes');
  });

  it('gives back what was sealed, 68 bytes shorter, and is never the same twice', async () => {
    const plaintexts = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(plaintexts, async (plaintext) => {
        const recipient = await importRecipient(rfc.pkR);
        const envelope = await sealTo(recipient, associated, plaintext);
        expect(envelope).toHaveLength(plaintext.length + 68);
        expect(envelope).not.toEqual(await sealTo(recipient, associated, plaintext));
        const opened = await openWith(await opening, associated, envelope);
        expect([...opened]).toEqual([...plaintext]);
      }),
      { numRuns: 30 },
    );
  });

  it('does not open with a bit flipped in any byte, cut short or drawn out', async () => {
    const sealed = await sealing;
    for (let offset = 0; offset < sealed.length; offset++) {
      const changed = Buffer.from(sealed);
      // The highest bit of an X25519 point is ignored (RFC 7748), but bound by the KEM; the lowest always counts.
      for (const bit of [1, 0x80]) {
        changed.writeUInt8(sealed.readUInt8(offset) ^ bit, offset);
        await expect(openWith(await opening, associated, changed)).rejects.toThrow(/^seal_/);
      }
      const cut = sealed.subarray(0, offset);
      await expect(openWith(await opening, associated, cut)).rejects.toThrow(/^seal_/);
    }
    const longer = Buffer.concat([sealed, Buffer.alloc(1)]);
    await expect(openWith(await opening, associated, longer)).rejects.toThrow('seal_open');
  });

  it('does not open in another place or with another key', async () => {
    const sealed = await sealing;
    const elsewhere = Buffer.from('elsewhere');
    await expect(openWith(await opening, elsewhere, sealed)).rejects.toThrow('seal_open');
    const other = await importOpener(await deriveKeyPair(Buffer.alloc(32, 9)));
    await expect(openWith(other, associated, sealed)).rejects.toThrow('seal_key');
    const otherKey = (await deriveKeyPair(Buffer.alloc(32, 9))).privateKey;
    const mixed = await importOpener({ publicKey: rfc.pkR, privateKey: otherKey });
    await expect(openWith(mixed, associated, sealed)).rejects.toThrow('seal_open');
  });

  it('does not open with an encapsulated key of low order', async () => {
    const changed = Buffer.from(await sealing);
    changed.fill(0, 20, 52);
    await expect(openWith(await opening, associated, changed)).rejects.toThrow('seal_open');
  });

  it('takes keys of 32 bytes and no others', async () => {
    await expect(importRecipient(rfc.pkR.subarray(1))).rejects.toThrow('seal_value');
    const short = { publicKey: rfc.pkR, privateKey: privateKey.subarray(1) };
    await expect(importOpener(short)).rejects.toThrow('seal_value');
    await expect(deriveKeyPair(privateKey.subarray(1))).rejects.toThrow('seal_value');
  });

  it('has a private key that fits its public one', () => {
    expect(publicOf(privateKey)).toEqual(rfc.pkR);
  });
});
