import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { filedUnderFrom } from '../domain/key-version';
import type { Clock } from '../ports/clock';
import type { DraftKeys } from '../ports/draft-keys';
import type { DraftSealer } from '../ports/draft-sealer';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, PoolSealer, ThreadSealer } from '../ports/sealer';
import type { Vault } from '../ports/vault';
import { createDayKeyring } from './day-keyring';
import { createDraftSealer } from './draft-sealer';
import { createMemberIds, memberKey } from './member-ids';
import { createMessageSealer } from './message-sealer';
import { type KeyParts, type OpenKeys, openKeys } from './open-keys';
import { createPoolSealer } from './pool-sealer';
import { createReceiptKeys, type Peppers, type ReceiptCost } from './receipt-keys';
import { SealError } from './seal-error';
import { createThreadSealer } from './thread-sealer';
import { tryAll } from './try-all';
import { findSecret, makeSecret, secretNames, type Versions } from './vault-secrets';

/** Everything that seals and opens, ready to use. */
export interface Sealing extends Pick<OpenKeys, 'rotation'> {
  readonly threads: ThreadSealer;
  readonly messages: MessageSealer;
  readonly pool: PoolSealer;
  readonly drafts: DraftSealer;
  readonly receipts: ReceiptKeys;
  /** The id of a person who joins a desk. */
  readonly memberIdOf: ReturnType<typeof createMemberIds>;
  /** Makes a desk's keys when it has none yet, and warms them, so that the first report is not the slow one. */
  prepareDesk(desk: Desk): Promise<void>;
  /** Makes the day's draft key when it has none yet. */
  prepareDay(): Promise<void>;
  /**
   * Reads again all that is remembered: to be called now and then, so that new keys come into use and a vault that refuses is
   * believed. What the vault did not give is forgotten, and whatever needs it fails until a refresh brings it again. When one
   * part fails the others are read all the same; then the first failure is thrown. The days' draft keys that are remembered stay for their days: they
   * open nothing that is stored, and without them whoever is just typing would lose it.
   */
  refresh(): Promise<void>;
  /** Refreshes if a key is missing: to be called by the clock, since no press asks the vault for what it did not give. */
  refreshMissing(): Promise<void>;
}

export interface SealingParts extends KeyParts {
  readonly draftKeys: DraftKeys;
  /** For tests; production leaves it out. */
  readonly receiptCost?: ReceiptCost | undefined;
}

/**
 * Reads the vault's standing secrets, making those that are missing, and puts the sealers together. Throws `seal_secret`
 * when a secret has not the length it must have, or was lost. What is remembered in memory are unsealed keys alone.
 */
export async function createSealing(parts: SealingParts): Promise<Sealing> {
  const { vault, draftKeys, clock, random } = parts;
  const keys = await openKeys(parts);
  const { envelopes, keyEncryption, peppers, keyWrap, desks, shred, threadWraps } = keys;
  const salt = await makeSecret(vault, random, secretNames.receiptSalt, 16);
  const members = await findMemberKey(vault, await peppers.get());
  const days = createDayKeyring(draftKeys, keyWrap, clock, random);
  const refresh = async (): Promise<void> => {
    // In this order: the desks' keys are opened with the vault's.
    await tryAll([keyEncryption, peppers, desks, shred, days].map((part) => () => part.refresh()));
  };
  return {
    threads: createThreadSealer(envelopes, threadWraps, random),
    messages: createMessageSealer(envelopes),
    pool: createPoolSealer({ envelopes, vault, keyEncryption, keyWrap, random }),
    drafts: createDraftSealer(days, clock, random),
    receipts: createReceiptKeys({
      salt,
      peppers: async () => peppersOn(clock, await peppers.get()),
      cost: parts.receiptCost,
    }),
    rotation: (rows) => keys.rotation(rows),
    memberIdOf: createMemberIds(members),
    prepareDesk: async (desk) => {
      await desks.of(desk).get();
    },
    prepareDay: async () => {
      await days.make(days.liveDays()[0]);
    },
    refresh,
    refreshMissing: async () => {
      if ([keyEncryption, peppers, shred, days].some((part) => part.hasFailed())) await refresh();
    },
  };
}

async function findMemberKey(vault: Vault, peppers: Versions): Promise<Uint8Array> {
  const kept = await vault.get(secretNames.members);
  if (kept !== undefined) return findSecret(vault, secretNames.members, 32);
  const first = peppers.find(({ number }) => number === 1);
  if (first === undefined) throw new SealError('seal_secret');
  return memberKey(first.key);
}

/** A new pepper is probed at once and filed under later. */
function peppersOn(clock: Pick<Clock, 'today'>, versions: Versions): Peppers {
  const today = clock.today();
  const current =
    versions.find((version) => isReached(filedUnderFrom(version), today)) ?? versions[0];
  return {
    current: current.key,
    others: versions.filter((version) => version !== current).map(({ key }) => key),
  };
}

function isReached(from: Day | undefined, today: Day): boolean {
  return from === undefined || from <= today;
}
