import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';
import { headerLength, readHeader, writeHeader } from './envelope-header';
import { type EnvelopeType, envelopeTypes } from './envelope-types';
import { giveBack } from './give-back';
import { hkdf } from './hkdf';
import { SealError } from './seal-error';

const nonceLength = 12;
const tagLength = 16;

export const symmetricOverhead = headerLength + nonceLength + tagLength;

/**
 * `header | nonce 12 | ciphertext | tag 16`, under a base key of 32 bytes. Each envelope has its own key,
 * derived with its nonce as the salt. The key id is derived from that key: it commits to the key, which GCM
 * does not, and does not link two envelopes under one base key. `nonce` must be fresh randomness.
 */
export function sealSymmetric(
  baseKey: Uint8Array,
  type: EnvelopeType,
  associated: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
): Buffer {
  if (nonce.length !== nonceLength) throw new SealError('seal_value');
  const { key, keyId } = envelopeKey(baseKey, type, nonce);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  key.fill(0);
  const head = writeHeader('symmetric', keyId);
  const envelope = Buffer.concat([head, nonce, ciphertext, cipher.getAuthTag()]);
  giveBack(ciphertext);
  return envelope;
}

/** Throws `seal_format`, `seal_key` or `seal_open`. */
export function openSymmetric(
  baseKey: Uint8Array,
  type: EnvelopeType,
  associated: Uint8Array,
  envelope: Uint8Array,
): Buffer {
  const named = readHeader('symmetric', symmetricOverhead, envelope);
  const nonce = envelope.subarray(headerLength, headerLength + nonceLength);
  const { key, keyId } = envelopeKey(baseKey, type, nonce);
  if (!timingSafeEqual(named, keyId)) throw new SealError('seal_key');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(associated)
    .setAuthTag(envelope.subarray(-tagLength));
  const plaintext = decipher.update(envelope.subarray(headerLength + nonceLength, -tagLength));
  key.fill(0);
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new SealError('seal_open');
  }
  return plaintext;
}

/** Throws `seal_format`. */
export function namesKey(baseKey: Uint8Array, type: EnvelopeType, envelope: Uint8Array): boolean {
  const named = readHeader('symmetric', symmetricOverhead, envelope);
  const nonce = envelope.subarray(headerLength, headerLength + nonceLength);
  const { key, keyId } = envelopeKey(baseKey, type, nonce);
  key.fill(0);
  return timingSafeEqual(named, keyId);
}

function envelopeKey(baseKey: Uint8Array, type: EnvelopeType, nonce: Uint8Array) {
  if (baseKey.length !== 32) throw new SealError('seal_value');
  const info = [Buffer.from('wb1/envelope', 'latin1'), Uint8Array.of(envelopeTypes[type])];
  const key = hkdf(baseKey, Buffer.concat(info), 32, nonce);
  return { key, keyId: hkdf(key, 'wb1/kid', 16) };
}
