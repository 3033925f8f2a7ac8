import { timingSafeEqual, type webcrypto } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { headerLength, readHeader, writeHeader } from './envelope-header';
import { hkdf } from './hkdf';
import { SealError } from './seal-error';

// @hpke/core names these types as a browser has them: globally.
declare global {
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
  type JsonWebKey = webcrypto.JsonWebKey;
}

/** A public key that can be sealed to; the import is the costly part, so it is done once. */
export interface Recipient {
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly imported: CryptoKey;
}

/** A key pair that can open what was sealed to its public half. */
export interface Opener {
  readonly publicKey: Uint8Array;
  readonly imported: CryptoKeyPair;
}

/** X25519, 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = Buffer.from('wb1', 'latin1');
const encapsulatedLength = 32;

/** What an envelope of suite 0x10 adds to its content, in bytes. */
export const hpkeOverhead = headerLength + encapsulatedLength + 16;

/** RFC 9180 DeriveKeyPair: the same 32 bytes of seed give the same pair for ever. */
export async function deriveKeyPair(seed: Uint8Array): Promise<KeyPair> {
  if (seed.length !== 32) throw new SealError('seal_value');
  const pair = await suite.kem.deriveKeyPair(Uint8Array.from(seed).buffer);
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

/** Makes a public key ready to seal to. */
export async function importRecipient(publicKey: Uint8Array): Promise<Recipient> {
  if (publicKey.length !== 32) throw new SealError('seal_value');
  const imported = await suite.kem.deserializePublicKey(Uint8Array.from(publicKey).buffer);
  return { publicKey, imported };
}

/** Makes a key pair ready to open with. */
export async function importOpener({ publicKey, privateKey }: KeyPair): Promise<Opener> {
  if (privateKey.length !== 32) throw new SealError('seal_value');
  const recipient = await importRecipient(publicKey);
  const imported = await suite.kem.deserializePrivateKey(Uint8Array.from(privateKey).buffer);
  return { publicKey, imported: { publicKey: recipient.imported, privateKey: imported } };
}

/** Seals to a public key (RFC 9180, base mode): `header | encapsulated key 32 | ciphertext and tag`. */
export async function sealTo(
  recipient: Recipient,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Promise<Buffer> {
  const { enc, ct } = await suite.seal(
    { recipientPublicKey: recipient.imported, info },
    plaintext,
    associated,
  );
  const header = writeHeader('hpke', publicKeyId(recipient.publicKey));
  return Buffer.concat([header, new Uint8Array(enc), new Uint8Array(ct)]);
}

/** Opens what {@link sealTo} made. Throws `seal_format`, `seal_key` or `seal_open`. */
export async function openWith(
  opener: Opener,
  associated: Uint8Array,
  envelope: Uint8Array,
): Promise<Buffer> {
  if (!namesPublicKey(opener.publicKey, envelope)) throw new SealError('seal_key');
  const enc = envelope.subarray(headerLength, headerLength + encapsulatedLength);
  const ciphertext = envelope.subarray(headerLength + encapsulatedLength);
  try {
    const params = { recipientKey: opener.imported, enc, info };
    return Buffer.from(await suite.open(params, ciphertext, associated));
  } catch {
    throw new SealError('seal_open');
  }
}

/** Whether an envelope names that public key: it was sealed to it. Throws `seal_format`. */
export function namesPublicKey(publicKey: Uint8Array, envelope: Uint8Array): boolean {
  return timingSafeEqual(readHeader('hpke', hpkeOverhead, envelope), publicKeyId(publicKey));
}

function publicKeyId(publicKey: Uint8Array): Buffer {
  return hkdf(publicKey, 'wb1/kid', 16);
}
