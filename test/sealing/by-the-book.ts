import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';

/**
 * The envelope formats a second time, from their description alone and on other primitives than the
 * product's, so that a vector does not merely say that the code agrees with itself.
 */

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

export function hkdfByTheBook(ikm: Uint8Array, info: Buffer, length: number, salt = ''): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, Buffer.from(salt, 'hex'), info, length));
}

/**
 * 54 bytes: "wb1" | type | deployment | thread | row | field | bucket; of a state then the day's ten
 * characters, a space and the reference. All arguments but numbers and days in hexadecimal.
 */
export function associatedByTheBook(
  type: number,
  deployment: string,
  { thread = '00'.repeat(16), row = '00'.repeat(16), field = 0, day = '' } = {},
): Buffer {
  const text = `${ascii('wb1').toString('hex')}${byte(type)}${deployment}${thread}${row}${byte(field)}01`;
  return Buffer.concat([Buffer.from(text, 'hex'), ascii(day)]);
}

const byte = (value: number): string => value.toString(16).padStart(2, '0');

/** Opens an envelope of suite 0x01; throws when anything is not as described. */
export function openSymmetricByTheBook(
  baseKey: Uint8Array,
  type: number,
  associated: Buffer,
  envelope: Uint8Array,
): Buffer {
  const bytes = Buffer.from(envelope);
  if (bytes.toString('hex', 0, 4) !== '57420101') throw new Error('head');
  const nonce = bytes.subarray(20, 32);
  const info = Buffer.concat([ascii('wb1/envelope'), Buffer.from([type])]);
  const key = hkdfByTheBook(baseKey, info, 32, nonce.toString('hex'));
  const kid = hkdfByTheBook(key, ascii('wb1/kid'), 16);
  if (!kid.equals(bytes.subarray(4, 20))) throw new Error('kid');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(associated);
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(32, -16)), decipher.final()]);
}

/** Opens an envelope of suite 0x10. */
export function openHpkeByTheBook(
  privateKey: Uint8Array,
  associated: Buffer,
  envelope: Uint8Array,
): Buffer {
  const bytes = Buffer.from(envelope);
  if (bytes.toString('hex', 0, 4) !== '57420110') throw new Error('head');
  const kid = hkdfByTheBook(publicOf(privateKey), ascii('wb1/kid'), 16);
  if (!kid.equals(bytes.subarray(4, 20))) throw new Error('kid');
  const { key, nonce } = receive(privateKey, bytes.subarray(20, 52), ascii('wb1'), 'aes-256-gcm');
  return openGcm('aes-256-gcm', key, nonce, associated, bytes.subarray(52));
}

type Aead = 'aes-128-gcm' | 'aes-256-gcm';
const aeads = { 'aes-128-gcm': { id: 1, key: 16 }, 'aes-256-gcm': { id: 2, key: 32 } } as const;

/** RFC 9180, sections 4.1 and 5.1: SetupBaseR for DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256. */
export function receive(privateKey: Uint8Array, enc: Uint8Array, info: Uint8Array, aead: Aead) {
  const kem = Buffer.concat([ascii('KEM'), Buffer.from('0020', 'hex')]);
  const dh = diffieHellman({
    privateKey: importPrivate(privateKey),
    publicKey: importPublic(enc),
  });
  const eae = extract(kem, '', 'eae_prk', dh);
  const context = Buffer.concat([enc, publicOf(privateKey)]);
  const shared = expand(kem, eae, 'shared_secret', context, 32);
  const suite = Buffer.concat([
    ascii('HPKE'),
    Buffer.from('00200001', 'hex'),
    Buffer.from([0, aeads[aead].id]),
  ]);
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extract(suite, '', 'psk_id_hash', Buffer.alloc(0)),
    extract(suite, '', 'info_hash', Buffer.from(info)),
  ]);
  const secret = extract(suite, shared.toString('hex'), 'secret', Buffer.alloc(0));
  return {
    shared,
    key: expand(suite, secret, 'key', schedule, aeads[aead].key),
    nonce: expand(suite, secret, 'base_nonce', schedule, 12),
  };
}

export function openGcm(
  aead: Aead,
  key: Buffer,
  nonce: Buffer,
  associated: Buffer,
  sealed: Uint8Array,
) {
  const decipher = createDecipheriv(aead, key, nonce);
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function extract(suite: Buffer, salt: string, label: string, ikm: Buffer): Buffer {
  const labeled = Buffer.concat([ascii('HPKE-v1'), suite, ascii(label), ikm]);
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(labeled).digest();
}

function expand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const width = Buffer.from([length >> 8, length & 0xff]);
  const labeled = Buffer.concat([width, ascii('HPKE-v1'), suite, ascii(label), info]);
  const block = Buffer.concat([labeled, Buffer.from([1])]);
  return createHmac('sha256', prk).update(block).digest().subarray(0, length);
}

function importPrivate(raw: Uint8Array) {
  const head = Buffer.from('302e020100300506032b656e04220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([head, raw]), format: 'der', type: 'pkcs8' });
}

function importPublic(raw: Uint8Array) {
  const head = Buffer.from('302a300506032b656e032100', 'hex');
  return createPublicKey({ key: Buffer.concat([head, raw]), format: 'der', type: 'spki' });
}

/** The public half of an X25519 private key. */
export function publicOf(privateKey: Uint8Array): Buffer {
  const spki = createPublicKey(importPrivate(privateKey)).export({ format: 'der', type: 'spki' });
  return spki.subarray(-32);
}
