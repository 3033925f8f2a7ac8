import type { KeyRotation } from '../ports/key-rotation';
import type { SealedKeys } from '../ports/sealed-keys';
import { createEnvelopes, type Envelopes } from './envelopes';
import { createKeyRotation } from './key-rotation';
import { keysForUpkeep } from './key-views';
import { createKeyring, type Keyring, type KeyringParts } from './keyring';
import { valueOf } from './known';
import { SealError } from './seal-error';
import { createThreadWraps, type ThreadWraps } from './thread-wraps';
import { makeVersion, type VaultKey } from './vault-secrets';

export interface KeyParts extends KeyringParts {
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/**
 * The keys of an installation, and what they wrap: without anything that knows a report, a message or a
 * receipt.
 */
export interface OpenKeys {
  readonly envelopes: Envelopes;
  readonly keyring: Keyring;
  /** For what happens unattended. */
  readonly threadWraps: ThreadWraps;
  /** Replacing keys; `rows` are those that the database keeps. */
  rotation(rows: SealedKeys): KeyRotation;
}

/**
 * Opens the keys, making the vault's first ones. Throws `seal_secret` when one has not its length, or was
 * lost.
 * @param months whether the months' keys that today and tomorrow can need are made when they are missing
 */
export async function openKeys(
  parts: KeyParts,
  months: 'made' | 'read' = 'read',
): Promise<OpenKeys> {
  const { deployment, random, clock } = parts;
  await makeFirstKeys(parts);
  const envelopes = createEnvelopes(deployment, random);
  const keyring = createKeyring(parts, envelopes, months);
  await keyring.refresh();
  for (const known of [keyring.now().kek, keyring.now().pepper]) valueOf(known);
  return {
    envelopes,
    keyring,
    threadWraps: createThreadWraps(envelopes, keysForUpkeep(keyring, clock)),
    rotation: (sealedKeys) => createKeyRotation({ ...parts, sealedKeys, keyring }),
  };
}

/** A database that has keys had a vault: what the vault lacks then was lost, and a new key would hide it. */
async function makeFirstKeys({ vault, deskKeys, random, clock }: KeyParts): Promise<void> {
  // The rows first: another process that starts may be making both just now.
  const rows = await Promise.all([deskKeys.ofDesk('whistleblowing'), deskKeys.ofDesk('hr')]);
  const names = await vault.names('');
  for (const key of ['kek', 'pepper'] as const satisfies readonly VaultKey[]) {
    if (names.some((name) => name.startsWith(`${key}-v`))) continue;
    if (rows.flat().length > 0) throw new SealError('seal_secret');
    await makeVersion(vault, random, key, 1, clock.today());
  }
}
