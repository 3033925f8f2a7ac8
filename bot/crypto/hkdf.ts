import { createHmac, timingSafeEqual } from 'node:crypto';

const empty = new Uint8Array(0);

/** HMAC-SHA256 (RFC 2104); 32 bytes. */
export function hmac(key: Uint8Array, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** Whether two byte strings are equal; for those of one length, in constant time. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * HKDF-SHA256 (RFC 5869) for outputs of at most 32 bytes, which need one block only; `info` is ASCII or
 * bytes. Written out because `hkdfSync` costs three times as much, and a queue opens a thousand envelopes.
 */
export function hkdf(
  ikm: Uint8Array,
  info: Uint8Array | string,
  length: 16 | 32 = 32,
  salt: Uint8Array = empty,
): Buffer {
  const pseudorandom = hmac(salt, ikm);
  const block = hmac(pseudorandom, info, Uint8Array.of(1));
  pseudorandom.fill(0);
  return block.subarray(0, length);
}
