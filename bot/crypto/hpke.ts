import { timingSafeEqual } from 'node:crypto';
import { headerLength, readHeader, writeHeader } from './envelope-header';
import { hkdf } from './hkdf';
import {
  derivePrivate,
  drawEphemeral,
  hpkeAddition,
  hpkeOpen,
  hpkeSeal,
  importPrivate,
  importPublic,
  type PrivateKey,
  type PublicKey,
  scheduleContext,
} from './rfc-9180';
import { SealError } from './seal-error';

/** Imported once, since the import is costly. */
export type Recipient = PublicKey;

export type Opener = PrivateKey;

/** X25519, 32 bytes each. */
interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

const context = scheduleContext(Buffer.from('wb1', 'latin1'));

export const hpkeOverhead = headerLength + hpkeAddition;

/** RFC 9180 DeriveKeyPair: the same 32 bytes of seed give the same pair for ever. */
export function deriveKeyPair(seed: Uint8Array): KeyPair {
  if (seed.length !== 32) throw new SealError('seal_value');
  const privateKey = derivePrivate(seed);
  return { publicKey: importPrivate(privateKey).publicKey, privateKey };
}

/** Throws `seal_value` unless it has 32 bytes. */
export function importRecipient(publicKey: Uint8Array): Recipient {
  if (publicKey.length !== 32) throw new SealError('seal_value');
  return importPublic(publicKey);
}

/** Throws `seal_value` unless both have 32 bytes. */
export function importOpener({ publicKey, privateKey }: KeyPair): Opener {
  if (publicKey.length !== 32 || privateKey.length !== 32) throw new SealError('seal_value');
  return importPrivate(privateKey, publicKey);
}

/** The same, with the public key computed from the private one. `seal_public_key` when it is another. */
export function importPair({ publicKey, privateKey }: KeyPair): Opener {
  if (privateKey.length !== 32) throw new SealError('seal_value');
  const opener = importPrivate(privateKey);
  if (Buffer.compare(opener.publicKey, publicKey) !== 0) throw new SealError('seal_public_key');
  return opener;
}

/** Seals (RFC 9180): `header | encapsulated key 32 | ciphertext and tag`. `seal_value`: a low-order key. */
export function sealTo(
  recipient: Recipient,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Buffer {
  const header = writeHeader('hpke', publicKeyId(recipient.publicKey));
  const sealed = attempt('seal_value', () =>
    hpkeSeal(recipient, context, associated, plaintext, drawEphemeral()),
  );
  return Buffer.concat([header, sealed]);
}

/** Throws `seal_format`, `seal_key` or `seal_open`. */
export function openWith(opener: Opener, associated: Uint8Array, envelope: Uint8Array): Buffer {
  if (!namesPublicKey(opener.publicKey, envelope)) throw new SealError('seal_key');
  const sealed = envelope.subarray(headerLength);
  return attempt('seal_open', () => hpkeOpen(opener, context, associated, sealed));
}

/** Throws `seal_format`. */
export function namesPublicKey(publicKey: Uint8Array, envelope: Uint8Array): boolean {
  return timingSafeEqual(readHeader('hpke', hpkeOverhead, envelope), publicKeyId(publicKey));
}

function publicKeyId(publicKey: Uint8Array): Buffer {
  return hkdf(publicKey, 'wb1/kid', 16);
}

/** Replaces an error of Node's cryptography, whose message is not passed on. */
function attempt(code: 'seal_value' | 'seal_open', work: () => Buffer): Buffer {
  try {
    return work();
  } catch {
    throw new SealError(code);
  }
}
