import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { KeyRotation } from '../ports/key-rotation';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import type { SealedKeys } from '../ports/sealed-keys';
import type { Vault } from '../ports/vault';
import { knownRow } from './count-versions';
import { createEnvelopes, type Envelopes } from './envelopes';
import { createKeyRotation } from './key-rotation';
import { keysForUpkeep } from './key-views';
import { createKeyring, type Keyring, type KeyringParts } from './keyring';
import { valueOf } from './known';
import { findMemberKey } from './member-ids';
import { createRosterKeys } from './roster-keys';
import { createRosterSealer } from './roster-sealer';
import { SealError } from './seal-error';
import { createThreadWraps, type ThreadWraps } from './thread-wraps';
import {
  findVersions,
  makeFirstVersion,
  makeSecret,
  secretNames,
  type VaultKey,
} from './vault-secrets';

/** The vault's keys that come in versions. */
export const vaultKeys = ['kek', 'pepper'] as const satisfies readonly VaultKey[];

/**
 * The key that marks which versions of the vault's keys are known; 32 bytes. Before the desks have keys, the
 * first version of each becomes known. Any other one needs the proof of one that is known.
 */
export async function makeWitness({
  vault,
  random,
  clock,
  deskKeys,
  knownVaultKeys,
}: {
  readonly vault: Vault;
  readonly random: Random;
  readonly clock: Pick<Clock, 'today'>;
  readonly deskKeys: Pick<DeskKeys, 'ofDesk'>;
  readonly knownVaultKeys: KnownVaultKeys;
}): Promise<Uint8Array> {
  const key = await makeSecret(vault, random, secretNames.witness, 32);
  const desks = await Promise.all([deskKeys.ofDesk('whistleblowing'), deskKeys.ofDesk('hr')]);
  // A start that was cut short has left some of these rows, or none, and no desk's key.
  if (desks.flat().length > 0) return key;
  const names = await vault.names('');
  const known = await knownVaultKeys.all();
  for (const of of vaultKeys) {
    const found = await findVersions(vault, of, names);
    for (const version of found) {
      const isFirst = version.number === 1 && version.key.length === 32;
      if (isFirst && known.every(({ label }) => label !== version.name))
        await knownVaultKeys.keep(knownRow(key, version, clock.today()));
    }
  }
  return key;
}

export interface KeyParts extends KeyringParts {
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/** The keys of an installation, and what they wrap: nothing here knows a report, message or receipt. */
export interface OpenKeys {
  readonly envelopes: Envelopes;
  readonly keyring: Keyring;
  /** For what happens unattended. */
  readonly threadWraps: ThreadWraps;
  /** For the desks' people. */
  readonly rosters: RosterSealer;
  /** Replacing keys; `rows` are those that the database keeps. */
  rotation(rows: SealedKeys): KeyRotation;
}

/**
 * Opens the keys, making the vault's first ones. Throws `seal_secret` when one has not its length, or was
 * lost.
 * @param months whether the months' keys that today and tomorrow can need are made when they are missing, as
 *   by a process that runs on
 */
export async function openKeys(
  parts: KeyParts,
  months: 'made' | 'read' = 'read',
): Promise<OpenKeys> {
  const { vault, deployment, random, clock } = parts;
  await makeFirstKeys(parts);
  const envelopes = createEnvelopes(deployment, random);
  const keyring = createKeyring(parts, await makeWitness(parts), envelopes, months);
  await keyring.refresh();
  valueOf(keyring.now().kek);
  const members = await findMemberKey(vault, valueOf(keyring.now().pepper));
  return {
    envelopes,
    keyring,
    threadWraps: createThreadWraps(envelopes, keysForUpkeep(keyring, clock)),
    rosters: createRosterSealer(
      createRosterKeys(() => keyring.now().kek),
      members,
      months === 'made' ? 'waits' : 'foreign',
    ),
    rotation: (sealedKeys) => createKeyRotation({ ...parts, sealedKeys, keyring }),
  };
}

/** A database that has keys had a vault: what the vault lacks then was lost, and a new key would hide it. */
async function makeFirstKeys({ vault, deskKeys, random, clock }: KeyParts): Promise<void> {
  // The rows first: another process that starts may be making both just now.
  const rows = await Promise.all([deskKeys.ofDesk('whistleblowing'), deskKeys.ofDesk('hr')]);
  const names = await vault.names('');
  for (const key of vaultKeys) {
    if (names.some((name) => name.startsWith(`${key}-v`))) continue;
    if (rows.flat().length > 0) throw new SealError('seal_secret');
    await makeFirstVersion(vault, random, key, clock.today());
  }
}
