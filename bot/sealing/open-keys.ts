import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { KeyRotation } from '../ports/key-rotation';
import type { Random } from '../ports/random';
import type { SealedKeys } from '../ports/sealed-keys';
import type { Vault } from '../ports/vault';
import { createDeskKeyring, type DeskKeyring } from './desk-keyring';
import { createEnvelopes, type Envelopes } from './envelopes';
import { createKeyRotation } from './key-rotation';
import { createKeyWrap, type KeyWrap } from './key-wrap';
import { refreshed, type Watched } from './refreshed';
import { SealError } from './seal-error';
import { createShredKeys, type ShredKeys } from './shred-keys';
import { createThreadWraps, type ThreadWraps } from './thread-wraps';
import {
  findVersions,
  makeVersion,
  type VaultKey,
  type Versions,
  versionsOf,
} from './vault-secrets';

export interface KeyParts {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly clock: Clock;
  readonly random: Random;
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/** The keys of an installation, and what they wrap: without anything that knows a report, a message or a receipt. */
export interface OpenKeys {
  readonly envelopes: Envelopes;
  readonly keyEncryption: Watched<Versions>;
  readonly peppers: Watched<Versions>;
  readonly keyWrap: KeyWrap;
  readonly desks: DeskKeyring;
  readonly shred: ShredKeys;
  readonly threadWraps: ThreadWraps;
  /** Replacing keys; `rows` are those that the database keeps. */
  rotation(rows: SealedKeys): KeyRotation;
}

/** Opens the keys, making the first ones. Throws `seal_secret` when one has not its length, or was lost. */
export async function openKeys(parts: KeyParts): Promise<OpenKeys> {
  const { vault, deskKeys, clock, random, deployment } = parts;
  await makeFirstKeys(parts);
  const keyEncryption = refreshed(() => findVersions(vault, 'kek'), 'wait_for_refresh');
  const peppers = refreshed(() => findVersions(vault, 'pepper'), 'wait_for_refresh');
  await keyEncryption.get();
  await peppers.get();
  const envelopes = createEnvelopes(deployment, random);
  const keyWrap = createKeyWrap(keyEncryption, envelopes);
  const desks = createDeskKeyring(deskKeys, keyWrap, random, () => clock.today());
  const shred = createShredKeys(vault, clock, random);
  const shared = { vault, deskKeys, clock, random, keyEncryption, peppers, keyWrap, desks };
  return {
    envelopes,
    keyEncryption,
    peppers,
    keyWrap,
    desks,
    shred,
    threadWraps: createThreadWraps(envelopes, desks, shred),
    rotation: (sealedKeys) => createKeyRotation({ ...shared, sealedKeys }),
  };
}

/** A database that has keys had a vault: what the vault lacks then was lost, and a new key would hide it. */
async function makeFirstKeys({ vault, deskKeys, random, clock }: KeyParts): Promise<void> {
  for (const key of ['kek', 'pepper'] as const satisfies readonly VaultKey[]) {
    // The rows first: another process that starts may be making both just now.
    const rows = await Promise.all([deskKeys.ofDesk('whistleblowing'), deskKeys.ofDesk('hr')]);
    if ((await vault.names(versionsOf(key))).length > 0) continue;
    if (rows.flat().length > 0) throw new SealError('seal_secret');
    await makeVersion(vault, random, key, 1, clock.today());
  }
}
