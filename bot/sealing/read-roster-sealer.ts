import type { Day } from '../domain/day';
import type { KnownVaultKey } from '../ports/known-vault-keys';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Vault } from '../ports/vault';
import { countVersions, type Witness } from './count-versions';
import { findMemberKey } from './member-ids';
import { rosterKeysOf } from './roster-keys';
import { createRosterSealer } from './roster-sealer';
import {
  findSecret,
  findVersions,
  secretNames,
  type VaultKey,
  type Versions,
} from './vault-secrets';

/**
 * What checks who belongs to the desks, for whoever looks and makes nothing. Throws `seal_secret` when the
 * vault's keys are not there, or no start has made them known yet.
 */
export async function readRosterSealer(
  vault: Pick<Vault, 'get' | 'names'>,
  known: readonly KnownVaultKey[],
  today: Day,
): Promise<RosterSealer> {
  const key = await findSecret(vault, secretNames.witness, 32);
  const witness: Witness = { key, known, today };
  const names = await vault.names('');
  const versions = async (of: VaultKey): Promise<Versions> =>
    countVersions(await findVersions(vault, of, names), witness).versions;
  const kek = await versions('kek');
  const members = await findMemberKey(vault, await versions('pepper'));
  const keys = rosterKeysOf(kek);
  return createRosterSealer(() => keys, members, 'foreign');
}
