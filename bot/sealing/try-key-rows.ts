import type { Day } from '../domain/day';
import { parseVersion } from '../domain/key-version';
import type { KnownVaultKey } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { SealedKey } from '../ports/sealed-keys';
import type { Vault } from '../ports/vault';
import { countVersions } from './count-versions';
import { openDayKeys } from './day-keys';
import { createEnvelopes } from './envelopes';
import { placeOfDeskKey, placeOfEpochKey } from './key-places';
import { createKeyWrap, type KeyWrap } from './key-wrap';
import { SealError } from './seal-error';
import { findSecret, findVersions, secretNames } from './vault-secrets';

/** What a database says of its keys. */
export interface KeyRows {
  readonly deployment: Uint8Array;
  readonly known: readonly KnownVaultKey[];
  readonly sealed: readonly SealedKey[];
}

/**
 * Tries every key that is a row of a database with the keys of a vault, and changes neither. Gives how many
 * do not open: of a pair none; of two sides of a rotation all, or some. Rejects when the vault does not
 * answer.
 */
export async function tryKeyRows(
  vault: Pick<Vault, 'get' | 'names'>,
  { deployment, known, sealed }: KeyRows,
  today: Day,
  random: Random,
): Promise<number> {
  let keyWrap: KeyWrap;
  try {
    const witness = { key: await findSecret(vault, secretNames.witness, 32), known, today };
    const found = await findVersions(vault, 'kek', await vault.names(''));
    const { versions } = countVersions(found, witness);
    keyWrap = createKeyWrap(() => versions, createEnvelopes(deployment, random));
  } catch (error) {
    // None of its keys is one that this database knows.
    if (error instanceof SealError) return sealed.length;
    throw error;
  }
  return sealed.filter((row) => !opens(keyWrap, row)).length;
}

function opens(keyWrap: KeyWrap, row: SealedKey): boolean {
  try {
    if (row.kind === 'draft-key') openDayKeys(keyWrap, row.day, row.sealed);
    else keyWrap.open(placeOf(row), row.sealed).fill(0);
    return true;
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

function placeOf(
  row: Exclude<SealedKey, { readonly kind: 'draft-key' }>,
): Parameters<KeyWrap['open']>[0] {
  if (row.kind === 'epoch-private') return placeOfEpochKey(row.epoch);
  const version = parseVersion(row.desk, row.label);
  if (version === undefined) throw new SealError('seal_format');
  return placeOfDeskKey(row.kind, row.desk, version.number);
}
