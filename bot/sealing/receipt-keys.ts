import { hashRaw } from '@node-rs/argon2';
import { limits } from '../domain/limits';
import type { Receipt } from '../domain/receipt';
import type { ReceiptKeys, ReporterKeys } from '../ports/receipt-keys';
import { createGate } from './derivation-gate';
import { hkdf, hmac } from './hkdf';
import { deriveKeyPair } from './hpke';

/** Argon2id (RFC 9106) with 64 MiB, three passes and one lane: 65 ms, off the event loop. */
const parameters = {
  // The package's constant is erased when each file is translated on its own.
  algorithm: 2,
  memoryCost: 65_536,
  timeCost: 3,
  parallelism: 1,
  outputLen: 32,
} as const;

/** The check digits are no secret: only the random ones are derived from. */
const randomDigits = 22;

/**
 * What a receipt gives: `K0 = Argon2id(22 digits, deployment's salt)`; blind index = HMAC(pepper, HKDF(K0,
 * "wb1/lookup")); key pair from HKDF(K0, "wb1/reporter-kem"). Salt 16 bytes, pepper 32.
 */
export function createReceiptKeys(secrets: {
  readonly salt: Uint8Array;
  readonly pepper: Uint8Array;
}): ReceiptKeys {
  const gate = createGate(limits.derivationsAtOnce, limits.derivationsWaiting);
  return {
    async derive(receipt) {
      const keys = await gate(() => deriveReporterKeys(receipt, secrets));
      return keys === undefined ? { kind: 'busy' } : { kind: 'derived', keys };
    },
  };
}

async function deriveReporterKeys(
  receipt: Receipt,
  { salt, pepper }: { readonly salt: Uint8Array; readonly pepper: Uint8Array },
): Promise<ReporterKeys> {
  const root = await hashRaw(receipt.slice(0, randomDigits), { ...parameters, salt });
  const blindIndex = hmac(pepper, hkdf(root, 'wb1/lookup'));
  const seed = hkdf(root, 'wb1/reporter-kem');
  root.fill(0);
  return { blindIndex, ...(await deriveKeyPair(seed)) };
}
