import type { Clock } from '../ports/clock';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { countVersions, knownRow } from './count-versions';
import { findVersions, makeSecret, secretNames, type VaultKey } from './vault-secrets';

/** The vault's keys that come in versions. */
export const vaultKeys = ['kek', 'pepper'] as const satisfies readonly VaultKey[];

/**
 * The key that marks which versions of the vault's keys are known; 32 bytes. The first time in an
 * installation, all versions that there are become known; that it was done stands in the vault. Whatever is
 * put there later needs the proof of one that is known.
 * @param again has it done once more, for a database of before; the operator alone may say so
 */
export async function makeWitness(
  {
    vault,
    random,
    clock,
    knownVaultKeys,
  }: {
    readonly vault: Vault;
    readonly random: Random;
    readonly clock: Pick<Clock, 'today'>;
    readonly knownVaultKeys: KnownVaultKeys;
  },
  again?: 'again',
): Promise<Uint8Array> {
  const key = await makeSecret(vault, random, secretNames.witness, 32);
  if (again === undefined && (await vault.get(secretNames.witnessed)) !== undefined) return key;
  const [names, known] = [await vault.names(''), await knownVaultKeys.all()];
  const today = clock.today();
  for (const of of vaultKeys) {
    const found = await findVersions(vault, of, names);
    if (isKnown(found, { key, known, today })) continue;
    for (const version of found.filter((one) => one.key.length === 32)) {
      const { madeOn = today } = version;
      await knownVaultKeys.keep(knownRow(key, version, madeOn < today ? madeOn : today));
    }
  }
  // Afterwards: were it said before and this cut short, no key would count any more.
  await vault.getOrCreate(secretNames.witnessed, () => Uint8Array.of(1));
  return key;
}

/** Whether any version counts already: what an opening that was cut short has left. */
function isKnown(...given: Parameters<typeof countVersions>): boolean {
  try {
    return countVersions(...given).versions.length > 0;
  } catch {
    return false;
  }
}
