import type { Day } from '../domain/day';
import type { EpochId } from '../domain/ids';
import type { RecipientSealer } from '../ports/broadcast';
import type { KeyRotation } from '../ports/key-rotation';
import type { RosterSealer } from '../ports/roster-sealer';
import type { SealedKeys } from '../ports/sealed-keys';
import type { EpochKeys } from '../ports/sealer';
import { createEnvelopes, type Envelopes } from './envelopes';
import { createEpochKeys } from './epoch-keys';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { createKeyRotation } from './key-rotation';
import { keysForUpkeep } from './key-views';
import { createKeyring, type Keyring, type KeyringParts } from './keyring';
import { valueOf } from './known';
import { findMemberKey } from './member-ids';
import { createRecipientSealer } from './recipient-sealer';
import { createRosterKeys } from './roster-keys';
import { createRosterSealer } from './roster-sealer';
import { SealError } from './seal-error';
import { createThreadWraps, type ThreadWraps } from './thread-wraps';
import { makeFirstVersion } from './vault-secrets';
import { makeWitness, vaultKeys } from './witness';

export interface KeyParts extends KeyringParts {
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
  /** The day at whose hour an epoch ends that begins now, where the clock ends it. */
  readonly endsOn?: (() => Day | undefined) | undefined;
  /** The day that submissions bear; today, where none is given. */
  readonly submittedOn?: (() => Day) | undefined;
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
  readonly epochs: EpochKeys;
  /** For the desks' people. */
  readonly rosters: RosterSealer;
  /** For those to whom the weekly piece goes. */
  readonly recipients: RecipientSealer;
  /** Where in an epoch the operator's wish for a rehearsal lies: only who has the vault can name it. */
  readonly rehearsalSlot: (epoch: EpochId) => Uint8Array;
  /** Replacing keys; `rows` are those that the database keeps. */
  rotation(rows: SealedKeys): KeyRotation;
}

/**
 * Opens the keys, making the vault's first ones. Throws `seal_secret` when one has not its length, or was
 * lost.
 * @param months whether the months' keys that today and tomorrow can need are made when they are missing, as
 *   by a process that runs on
 * @param again takes over what the vault has once more: see `makeWitness`
 */
export async function openKeys(
  parts: KeyParts,
  months: 'made' | 'read' = 'read',
  again?: 'again',
): Promise<OpenKeys> {
  const { vault, deployment, random, clock } = parts;
  await makeFirstKeys(parts);
  const envelopes = createEnvelopes(deployment, random);
  const keyring = createKeyring(parts, await makeWitness(parts, again), envelopes, months);
  await keyring.refresh();
  valueOf(keyring.now().kek);
  const members = await findMemberKey(vault, valueOf(keyring.now().pepper));
  return {
    envelopes,
    keyring,
    threadWraps: createThreadWraps(envelopes, keysForUpkeep(keyring, clock)),
    epochs: createEpochKeys(keyring.keyWrap, random, parts.endsOn),
    rosters: createRosterSealer(
      createRosterKeys(() => keyring.now().kek),
      members,
      months === 'made' ? 'waits' : 'foreign',
    ),
    recipients: createRecipientSealer(envelopes, () => valueOf(keyring.now().kek)),
    rehearsalSlot: (epoch) => {
      const [{ key }] = valueOf(keyring.now().kek);
      return hmac(hkdf(key, 'wb1/rehearsal'), idBytes(epoch));
    },
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
