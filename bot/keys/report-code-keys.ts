import { timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { hkdf, hmac } from '../crypto/hkdf';
import { deriveKeyPair } from '../crypto/hpke';
import { fromHex, toHex } from '../domain/hex';
import { limits } from '../domain/limits';
import type { ReportCode } from '../domain/report-code';
import type { Random } from '../ports/random';
import type { CallWords, DerivedKeys, ReportCodeKeys } from '../ports/sealers';
import { createDerivationGate } from './derivation-gate';

/** What one guess at a report code costs: Argon2id's memory in KiB, and its passes over it. */
export interface ReportCodeCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** 64 MiB and three passes: 65 ms, off the event loop. No setting lowers it; only tests give another one. */
export const reportCodeCost: ReportCodeCost = { memoryCost: 65_536, timeCost: 3 };

/** Argon2id (RFC 9106) with one lane. */
const argon2 = {
  // The package's own constant does not survive the translation of single files.
  algorithm: 2,
  parallelism: 1,
  outputLen: 32,
} as const;

/** Keys are derived from these only: the check digits are no secret. */
const randomDigits = 22;

/** 32 bytes each: new report codes are filed under `current`; earlier ones may be under others. */
export interface Peppers {
  readonly current: Uint8Array;
  readonly others: readonly Uint8Array[];
}

/**
 * `K0 = Argon2id(22 digits, deployment's salt)`; blind index = HMAC(pepper, HKDF(K0, "wb1/lookup")), once for
 * each pepper; key pair from HKDF(K0, "wb1/reporter-kem"). Salt 16 bytes.
 */
export function createReportCodeKeys(secrets: {
  readonly salt: Uint8Array;
  readonly peppers: () => Peppers;
  /** `reportCodeCost` when left out. */
  readonly cost?: ReportCodeCost | undefined;
  readonly atOnce?: number;
  readonly waiting?: number;
}): ReportCodeKeys {
  const derivation = { ...argon2, ...(secrets.cost ?? reportCodeCost), salt: secrets.salt };
  const { atOnce = limits.derivationsAtOnce, waiting = limits.derivationsWaiting } = secrets;
  const gate = createDerivationGate(atOnce, waiting);
  return {
    async derive(reportCode, isNew) {
      const peppers = secrets.peppers();
      const work = () => deriveReporterKeys(reportCode, derivation, peppers);
      const keys = await gate(work, isNew && 'first');
      return keys === undefined ? { kind: 'busy' } : { kind: 'derived', keys };
    },
  };
}

async function deriveReporterKeys(
  reportCode: ReportCode,
  derivation: Parameters<typeof hashRaw>[1],
  { current, others }: Peppers,
): Promise<DerivedKeys> {
  const root = await hashRaw(reportCode.slice(0, randomDigits), derivation);
  const lookup = hkdf(root, 'wb1/lookup');
  const seed = hkdf(root, 'wb1/reporter-kem');
  root.fill(0);
  return {
    blindIndex: hmac(current, lookup),
    otherIndices: others.map((pepper) => hmac(pepper, lookup)),
    ...deriveKeyPair(seed),
  };
}

/**
 * `Argon2id(word in UTF-8, salt)`, 32 bytes, with a salt of 16 bytes for each word and the cost of a report
 * code. The word is in its one form already.
 */
export function createCallWords(
  random: Pick<Random, 'bytes'>,
  cost: ReportCodeCost = reportCodeCost,
): CallWords {
  const gate = createDerivationGate(limits.derivationsAtOnce, limits.derivationsWaiting);
  const hash = (word: string, salt: Uint8Array): Promise<Uint8Array | undefined> =>
    gate(() => hashRaw(word, { ...argon2, ...cost, salt }));
  return {
    async keep(word) {
      const salt = random.bytes(16);
      const hashed = await hash(word, salt);
      return hashed === undefined ? 'busy' : { salt: toHex(salt), hash: toHex(hashed) };
    },
    async isRight(word, kept) {
      const hashed = await hash(word, fromHex(kept.salt));
      return hashed === undefined ? 'busy' : timingSafeEqual(hashed, fromHex(kept.hash));
    },
  };
}
