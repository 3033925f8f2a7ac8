import { hkdf, hmac, isSame } from '../crypto/hkdf';
import { SealError } from '../crypto/seal-error';
import type { Day } from '../domain/day';
import { newestFirst } from '../domain/key-version';
import type { KnownVaultKey } from '../ports/keys';
import { type FoundVersion, proveVersion, type SeenVersion, type Versions } from './vault-secrets';

/** `key` proves versions known. */
export interface Witness {
  /** 32 bytes: what `makeWitness` gives. */
  readonly key: Uint8Array;
  readonly known: readonly KnownVaultKey[];
  /** An unknown version is known from this day on. */
  readonly today: Day;
}

export interface Counted {
  readonly versions: Versions;
  /** Rows for versions that were not known before. */
  readonly toKeep: readonly KnownVaultKey[];
  /** Names of secrets that look like versions and do not count. */
  readonly unproved: readonly string[];
}

/**
 * Which versions of a key count: those that are known here, and those that one of these has proved. Throws
 * `seal_secret` when there is none, `key_version_unproved` when none counts.
 */
export function countVersions(found: readonly FoundVersion[], witness: Witness): Counted {
  const keys = found.filter(({ key }) => key.length === 32);
  const known = keys.flatMap((version): (SeenVersion & { knownOn: Day })[] => {
    const row = witness.known.find(({ label }) => label === version.name);
    const isTrue =
      row !== undefined && isSame(row.mark, knownMark(witness.key, version, row.knownOn));
    return isTrue ? [{ ...withoutProof(version), knownOn: row.knownOn }] : [];
  });
  const counted = [...known];
  const toKeep: KnownVaultKey[] = [];
  const unproved: string[] = [];
  const others = found.filter(({ name }) => !known.some((one) => one.name === name));
  // The lowest number first: it may prove a later one.
  for (const version of newestFirst(others).reverse()) {
    if (!isProved(version, counted)) unproved.push(version.name);
    else {
      counted.push({ ...withoutProof(version), knownOn: witness.today });
      toKeep.push(knownRow(witness.key, version, witness.today));
    }
  }
  const [newest, ...earlier] = newestFirst(counted);
  if (newest === undefined)
    throw new SealError(keys.length === 0 ? 'seal_secret' : 'key_version_unproved');
  return { versions: [newest, ...earlier], toKeep, unproved };
}

function isProved({ name, number, key, proof }: FoundVersion, by: readonly SeenVersion[]): boolean {
  return (
    proof !== undefined &&
    by.some((before) => before.number < number && isSame(proof, proveVersion(before, name, key)))
  );
}

export function knownRow(witness: Uint8Array, version: FoundVersion, knownOn: Day): KnownVaultKey {
  const mark = Uint8Array.from(knownMark(witness, version, knownOn));
  return { label: version.name, knownOn, mark };
}

/** `HMAC(HKDF(witness key, "wb1/known-version"), key 32 | day, ASCII | name, ASCII)`. */
function knownMark(witness: Uint8Array, { key, name }: FoundVersion, knownOn: Day): Buffer {
  return hmac(hkdf(witness, 'wb1/known-version'), key, knownOn, name);
}

const withoutProof = ({ proof: _, ...version }: FoundVersion): SeenVersion => version;
