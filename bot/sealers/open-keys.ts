import { createEnvelopes } from '../crypto/envelopes';
import { valueOf } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import { desks } from '../domain/ids';
import { nameVersion } from '../domain/key-version';
import { knownRow } from '../keys/count-versions';
import { createKeyRotation } from '../keys/key-rotation';
import { type KeyView, keysBy } from '../keys/key-views';
import { createKeyring, type KeyringParts } from '../keys/keyring';
import { findMemberKey } from '../keys/member-ids';
import { proofKeys } from '../keys/proof-keys';
import { createRosterKeys } from '../keys/roster-keys';
import { findVersions, makeSecret, secretNames, type VaultKey } from '../keys/vault-secrets';
import type { DeskKeyRow, DeskKeys, SealedKeys } from '../ports/keys';
import type { Clock } from '../ports/time';
import { createRosterSealer } from './roster-sealer';
import { createThreadWraps } from './thread-wraps';

export const vaultKeys = ['kek', 'pepper', 'proof'] as const satisfies readonly VaultKey[];

type WitnessParts = Pick<KeyringParts, 'vault' | 'random' | 'knownVaultKeys'> & {
  readonly clock: Pick<Clock, 'today'>;
  readonly deskKeys: Pick<DeskKeys, 'ofDesk'>;
};

/**
 * 32 bytes; it marks the known versions of the vault's keys. Before the desks have keys, the first version of
 * each becomes known. Every other one needs the proof of a known one.
 */
export async function makeWitness(parts: WitnessParts): Promise<Uint8Array> {
  const { vault, random, clock, knownVaultKeys } = parts;
  const key = await makeSecret(vault, random, secretNames.witness, 32);
  // A start that was cut short left some of the rows, or none, and no desk's key.
  if ((await allDeskKeys(parts)).length > 0) return key;
  const names = await vault.names('');
  const known = await knownVaultKeys.all();
  for (const of of vaultKeys)
    for (const version of await findVersions(vault, of, names)) {
      const isFirst = version.number === 1 && version.key.length === 32;
      if (isFirst && known.every(({ label }) => label !== version.name))
        await knownVaultKeys.keep(knownRow(key, version, clock.today()));
    }
  return key;
}

async function allDeskKeys({ deskKeys }: Pick<WitnessParts, 'deskKeys'>): Promise<DeskKeyRow[]> {
  return (await Promise.all(desks.map((desk) => deskKeys.ofDesk(desk)))).flat();
}

export interface KeyParts extends KeyringParts {
  /** 16 bytes, which tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/** The keys of an installation, and what they wrap: nothing here knows a report, message or report code. */
export type OpenKeys = Awaited<ReturnType<typeof putTogether>>;

/**
 * Makes the vault's first keys. Throws `seal_secret` for a key that has another length or was lost.
 * @param months whether missing months' keys that today and tomorrow can need are made
 */
export async function openKeys(
  parts: KeyParts,
  months: 'made' | 'read' = 'read',
): Promise<OpenKeys> {
  await makeFirstKeys(parts);
  return putTogether(parts, months);
}

async function putTogether(parts: KeyParts, months: 'made' | 'read') {
  const { vault, deployment, random, clock } = parts;
  const envelopes = createEnvelopes(deployment, random);
  const witness = await makeWitness(parts);
  const keyring = createKeyring(parts, witness, envelopes, months);
  await keyring.refresh();
  for (const key of vaultKeys) valueOf(keyring.now()[key]);
  const members = await findMemberKey(vault, valueOf(keyring.now().pepper));
  const wrapsWith = (keys: KeyView) => createThreadWraps(envelopes, keys, witness);
  return {
    envelopes,
    keyring,
    wrapsWith,
    /** For unattended work. */
    threadWraps: wrapsWith(keysBy('look', keyring, clock)),
    /** For the desks' people. */
    rosters: createRosterSealer(
      envelopes,
      createRosterKeys(() => keyring.now().kek),
      members,
      months === 'made' ? 'unread' : 'foreign',
    ),
    rotation: (sealedKeys: SealedKeys) =>
      createKeyRotation({ ...parts, sealedKeys, keyring, witness }),
    proofKeys: () => proofKeys(vault, witness, valueOf(keyring.now().proof)),
  };
}

/** A database with keys had a vault: a new key would hide that one was lost. */
async function makeFirstKeys(parts: KeyParts): Promise<void> {
  const { vault, random, clock } = parts;
  // The rows first: another start may be making both at this moment.
  const rows = await allDeskKeys(parts);
  const names = await vault.names('');
  for (const key of vaultKeys) {
    if (names.some((name) => name.startsWith(`${key}-v`))) continue;
    if (rows.length > 0) throw new SealError('seal_secret');
    await makeSecret(vault, random, nameVersion(key, 1, clock.today()), 32);
  }
}
