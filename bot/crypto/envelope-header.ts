import { SealError } from './seal-error';

/** `"WB" | version u8 | suite u8 | key id 16`. */
export const headerLength = 20;

/** An unknown suite does not open; 0x11 is kept for a post-quantum hybrid. */
const suites = {
  /** HKDF-SHA256 and AES-256-GCM. */
  symmetric: 0x01,
  /** HPKE base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
  hpke: 0x10,
} as const;
type Suite = keyof typeof suites;

const version = 0x01;

/** `keyId` names the key and commits to it. */
export function writeHeader(suite: Suite, keyId: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('WB', 'latin1'), Uint8Array.of(version, suites[suite]), keyId]);
}

/** The key id. Throws `seal_format` for another suite, or fewer than `overhead` bytes. */
export function readHeader(suite: Suite, overhead: number, envelope: Uint8Array): Uint8Array {
  const known =
    envelope.length >= overhead &&
    envelope[0] === 0x57 &&
    envelope[1] === 0x42 &&
    envelope[2] === version &&
    envelope[3] === suites[suite];
  if (!known) throw new SealError('seal_format');
  return envelope.subarray(4, headerLength);
}

/** The envelope may be malformed. */
export function keyIdOf(envelope: Uint8Array): Uint8Array {
  return envelope.subarray(4, headerLength);
}
