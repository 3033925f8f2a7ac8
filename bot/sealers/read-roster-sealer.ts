import { createEnvelopes } from '../crypto/envelopes';
import type { Day } from '../domain/day';
import { countVersions } from '../keys/count-versions';
import { findMemberKey } from '../keys/member-ids';
import { rosterKeysOf } from '../keys/roster-keys';
import {
  findSecret,
  findVersions,
  secretNames,
  type VaultKey,
  type Versions,
} from '../keys/vault-secrets';
import type { KnownVaultKey } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import type { Vault } from '../ports/vault';
import { createRosterSealer } from './roster-sealer';

/**
 * Opens the lists of the desks' people for a process that makes nothing. Throws `seal_secret` when the vault
 * lacks keys, or no start has made them known yet.
 */
export async function readRosterSealer(
  vault: Pick<Vault, 'get' | 'names'>,
  known: readonly KnownVaultKey[],
  {
    deployment,
    today,
    random,
  }: { readonly deployment: Uint8Array; readonly today: Day; readonly random: Random },
): Promise<RosterSealer> {
  const witness = { key: await findSecret(vault, secretNames.witness), known, today };
  const names = await vault.names('');
  const versions = async (of: VaultKey): Promise<Versions> =>
    countVersions(await findVersions(vault, of, names), witness).versions;
  const kek = await versions('kek');
  const members = await findMemberKey(vault, await versions('pepper'));
  const keys = rosterKeysOf(kek);
  return createRosterSealer(createEnvelopes(deployment, random), () => keys, members, 'foreign');
}
