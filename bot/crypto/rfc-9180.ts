import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { u16 } from './fixed-width';
import { hmac } from './hkdf';

/**
 * RFC 9180 (HPKE) as far as an envelope needs it: base mode, one message a context, DHKEM(X25519,
 * HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. Written on `node:crypto`, which takes a third of the time that
 * WebCrypto takes.
 */

/** X25519, imported, with its 32 bytes. */
export interface PublicKey {
  readonly publicKey: Uint8Array;
  readonly imported: KeyObject;
}

/** X25519, imported, with the 32 bytes of its public half. */
export type PrivateKey = PublicKey;

const encapsulatedLength = 32;
const tagLength = 16;

export const hpkeAddition = encapsulatedLength + tagLength;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const none = Buffer.alloc(0);
const version = ascii('HPKE-v1');
/** Sections 4.1 and 5.1: `"KEM" | KEM`, and `"HPKE" | KEM | KDF | AEAD`. */
const kem = Buffer.concat([ascii('KEM'), u16(0x20)]);
const suite = Buffer.concat([ascii('HPKE'), u16(0x20), u16(1), u16(2)]);

/** Public keys go in and out as JSON web keys (RFC 8037). */
const jwk = { kty: 'OKP', crv: 'X25519' } as const;
/** What is before the 32 bytes of a private key of X25519 in PKCS #8 (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Any 32 bytes are a public key. */
export function importPublic(publicKey: Uint8Array): PublicKey {
  const key = { ...jwk, x: base64(publicKey) };
  return { publicKey, imported: createPublicKey({ key, format: 'jwk' }) };
}

/** Any 32 bytes are a private key; the public half is computed unless it is given. */
export function importPrivate(privateKey: Uint8Array, publicKey?: Uint8Array): PrivateKey {
  // A JSON web key would need the public half, and Node 26 compares it.
  const key = Buffer.concat([pkcs8, privateKey]);
  const imported = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  key.fill(0);
  return { publicKey: publicKey ?? rawPublic(createPublicKey(imported)), imported };
}

/** Section 7.1.3, DeriveKeyPair: seed and key have 32 bytes. */
export function derivePrivate(seed: Uint8Array): Buffer {
  const prk = extract(kem, none, 'dkp_prk', seed);
  return expand(kem, prk, 'sk', none, 32);
}

/** Section 5.1: what both sides know; made once for each `info`. */
export function scheduleContext(info: Uint8Array): Buffer {
  return Buffer.concat([
    Uint8Array.of(0),
    extract(suite, none, 'psk_id_hash', none),
    extract(suite, none, 'info_hash', info),
  ]);
}

/**
 * A fresh pair for one message. Not by `generateKeyPairSync`: in Node 20 a garbage collection during an
 * export of its key waits for itself, for ever.
 */
export function drawEphemeral(): PrivateKey {
  const drawn = randomBytes(32);
  const key = importPrivate(drawn);
  drawn.fill(0);
  return key;
}

/**
 * `encapsulated key 32 | ciphertext | tag 16`. Throws for a recipient of low order, whose shared secret
 * everybody knows (section 7.1.4).
 * @param ephemeral fresh for every message; the published vectors name theirs
 */
export function hpkeSeal(
  recipient: PublicKey,
  context: Uint8Array,
  associated: Uint8Array,
  plaintext: Uint8Array,
  ephemeral: PrivateKey,
): Buffer {
  const dh = diffieHellman({ privateKey: ephemeral.imported, publicKey: recipient.imported });
  const { key, nonce } = schedule(dh, ephemeral.publicKey, recipient.publicKey, context);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  key.fill(0);
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([ephemeral.publicKey, ciphertext, cipher.getAuthTag()]);
}

/** Throws when what {@link hpkeSeal} made was changed, or its key is a point of low order. */
export function hpkeOpen(
  recipient: PrivateKey,
  context: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Buffer {
  const enc = importPublic(sealed.subarray(0, encapsulatedLength));
  const dh = diffieHellman({ privateKey: recipient.imported, publicKey: enc.imported });
  const { key, nonce } = schedule(dh, enc.publicKey, recipient.publicKey, context);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(associated)
    .setAuthTag(sealed.subarray(-tagLength));
  key.fill(0);
  const plaintext = decipher.update(sealed.subarray(encapsulatedLength, -tagLength));
  try {
    decipher.final();
  } catch (error) {
    plaintext.fill(0);
    throw error;
  }
  return plaintext;
}

/** Section 4.1, ExtractAndExpand, then section 5.1, KeySchedule without a pre-shared key. `dh` is wiped. */
function schedule(dh: Buffer, enc: Uint8Array, recipient: Uint8Array, context: Uint8Array) {
  const eae = extract(kem, none, 'eae_prk', dh);
  const shared = expand(kem, eae, 'shared_secret', Buffer.concat([enc, recipient]), 32);
  const secret = extract(suite, shared, 'secret', none);
  const key = expand(suite, secret, 'key', context, 32);
  const nonce = expand(suite, secret, 'base_nonce', context, 12);
  for (const bytes of [dh, eae, shared, secret]) bytes.fill(0);
  return { key, nonce };
}

/** LabeledExtract of section 4. */
function extract(id: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer {
  return hmac(salt, version, id, label, ikm);
}

/** LabeledExpand of section 4, for outputs of at most 32 bytes: one block of HKDF-Expand. */
function expand(id: Buffer, prk: Buffer, label: string, info: Uint8Array, length: 12 | 32): Buffer {
  return hmac(prk, u16(length), version, id, label, info, Uint8Array.of(1)).subarray(0, length);
}

function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
