import { addDays } from '../domain/day';
import type { Desk } from '../domain/ids';
import { daysBeforeDestruction } from '../domain/key-version';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { DraftKeys } from '../ports/draft-keys';
import type { DraftSealer } from '../ports/draft-sealer';
import type { KeyRotation } from '../ports/key-rotation';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { SealedKeys } from '../ports/sealed-keys';
import type { MessageSealer, PoolSealer, ThreadSealer } from '../ports/sealer';
import type { Vault } from '../ports/vault';
import { createDayKeyring } from './day-keyring';
import { createDeskKeyring } from './desk-keyring';
import { createDraftSealer } from './draft-sealer';
import { createEnvelopes } from './envelopes';
import { createKeyRotation } from './key-rotation';
import { createKeyWrap } from './key-wrap';
import { createMemberIds, memberKey } from './member-ids';
import { createMessageSealer } from './message-sealer';
import { createPoolSealer } from './pool-sealer';
import { createReceiptKeys, type Peppers } from './receipt-keys';
import { refreshed } from './refreshed';
import { SealError } from './seal-error';
import { createShredKeys } from './shred-keys';
import { createThreadSealer } from './thread-sealer';
import {
  findSecret,
  findVersions,
  makeSecret,
  makeVersion,
  secretNames,
  type VaultKey,
  type Versions,
} from './vault-secrets';

/** Everything that seals and opens, ready to use. */
export interface Sealing {
  readonly threads: ThreadSealer;
  readonly messages: MessageSealer;
  readonly pool: PoolSealer;
  readonly drafts: DraftSealer;
  readonly receipts: ReceiptKeys;
  /** Replacing keys; `rows` are those that the database keeps. */
  rotation(rows: SealedKeys): KeyRotation;
  /** The id of a person who joins a desk. */
  readonly memberIdOf: ReturnType<typeof createMemberIds>;
  /** Makes a desk's keys when it has none yet, and warms them, so that the first report is not the slow one. */
  prepareDesk(desk: Desk): Promise<void>;
  /**
   * Reads again what is remembered: to be called now and then, so that new keys come into use and a vault that refuses is
   * believed. After a refresh that failed, whatever needs the keys fails as well until the vault gives them again.
   */
  refresh(): Promise<void>;
}

export interface SealingParts {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly draftKeys: DraftKeys;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/**
 * Reads the vault's standing secrets, making those that are missing, and puts the sealers together. Throws `seal_secret`
 * when a secret has not the length it must have, or is gone. What is remembered in memory are unsealed keys alone.
 */
export async function createSealing(parts: SealingParts): Promise<Sealing> {
  const { vault, deskKeys, draftKeys, clock, chance, deployment } = parts;
  await makeFirstKeys(parts);
  const salt = await makeSecret(vault, chance, secretNames.receiptSalt, 16);
  const keyEncryption = refreshed(() => findVersions(vault, 'kek'));
  const peppers = refreshed(() => findVersions(vault, 'pepper'));
  await keyEncryption.get();
  const members = await findMemberKey(vault, await peppers.get());

  const envelopes = createEnvelopes(deployment, chance);
  const keyWrap = createKeyWrap(keyEncryption, envelopes);
  const desks = createDeskKeyring(deskKeys, keyWrap, chance, () => clock.today());
  const shred = createShredKeys(vault, clock, chance);
  const days = createDayKeyring(draftKeys, keyWrap, clock, chance);
  return {
    threads: createThreadSealer(envelopes, desks, shred, chance),
    messages: createMessageSealer(envelopes),
    pool: createPoolSealer(envelopes, keyEncryption, keyWrap, chance),
    drafts: createDraftSealer(days, clock, chance),
    receipts: createReceiptKeys({
      salt,
      peppers: async () => peppersOn(clock, await peppers.get()),
    }),
    rotation: (sealedKeys) =>
      createKeyRotation({
        vault,
        deskKeys,
        sealedKeys,
        desks,
        keyWrap,
        keyEncryption,
        peppers,
        clock,
        chance,
      }),
    memberIdOf: createMemberIds(members),
    prepareDesk: async (desk) => {
      await desks.of(desk).get();
    },
    refresh: async () => {
      await keyEncryption.refresh();
      await peppers.refresh();
      await desks.refresh();
      await shred.refresh();
    },
  };
}

/** A database that has keys had a vault: what the vault lacks then was lost, and a new key would hide it. */
async function makeFirstKeys({ vault, deskKeys, chance, clock }: SealingParts): Promise<void> {
  for (const key of ['kek', 'pepper'] as const satisfies readonly VaultKey[]) {
    // The rows first: another process that starts may be making both just now.
    const rows = await Promise.all([deskKeys.ofDesk('whistleblowing'), deskKeys.ofDesk('hr')]);
    if ((await vault.names(`${key}-v`)).length > 0) continue;
    if (rows.flat().length > 0) throw new SealError('seal_secret');
    await makeVersion(vault, chance, key, 1, clock.today());
  }
}

async function findMemberKey(vault: Vault, peppers: Versions): Promise<Uint8Array> {
  const kept = await vault.get(secretNames.members);
  if (kept !== undefined) return findSecret(vault, secretNames.members, 32);
  const first = peppers.find(({ number }) => number === 1);
  if (first === undefined) throw new SealError('seal_secret');
  return memberKey(first.key);
}

/**
 * A new pepper is probed at once and filed under two days later: by then every process knows it, and none tells somebody that
 * a receipt opens nothing.
 */
function peppersOn(clock: Pick<Clock, 'today'>, versions: Versions): Peppers {
  const today = clock.today();
  const isKnown = ({ madeOn }: Versions[number]): boolean =>
    madeOn === undefined || addDays(madeOn, daysBeforeDestruction) <= today;
  const current = versions.find(isKnown) ?? versions[0];
  return {
    current: current.key,
    others: versions.filter((version) => version !== current).map(({ key }) => key),
  };
}
