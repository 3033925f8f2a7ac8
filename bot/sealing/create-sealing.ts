import { addDays, type Day, type Month } from '../domain/day';
import { desks } from '../domain/ids';
import { filedUnderFrom } from '../domain/key-version';
import type { CallWords } from '../ports/call-words';
import type { CaseSealer } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { RecordSealer } from '../ports/desk-records';
import type { DraftKeys } from '../ports/draft-keys';
import type { DraftSealer } from '../ports/draft-sealer';
import type { ImageSealer, PoolKeys } from '../ports/pool';
import type { ProposalSealer } from '../ports/proposals';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import { createCallWords } from './call-words';
import { createCaseSealer } from './case-sealer';
import { makeDeskKeys } from './desk-keys';
import { createDraftSealer } from './draft-sealer';
import { createImageSealer } from './image-sealer';
import { type KeyView, keysForPresses, keysForRelease, keysForUpkeep } from './key-views';
import { deskKeysIn, type Keyring } from './keyring';
import { throwFirst, valueOf } from './known';
import { createMessageSealer } from './message-sealer';
import { type KeyParts, type OpenKeys, openKeys } from './open-keys';
import { createPoolKeys } from './pool-keys';
import { createProposalSealer } from './proposal-sealer';
import { createReceiptKeys, type Peppers, type ReceiptCost } from './receipt-keys';
import { createRecordSealer } from './record-sealer';
import { SealError } from './seal-error';
import { createThreadSealer } from './thread-sealer';
import { createThreadWraps } from './thread-wraps';
import { makeSecret, secretNames, type Versions } from './vault-secrets';

/** Everything that seals and opens, ready to use. */
export interface Sealing extends Pick<OpenKeys, 'rotation' | 'rosters'>, Pick<Keyring, 'look'> {
  /** For presses. */
  readonly threads: ThreadSealer;
  /** For what happens unattended, but for the release. */
  readonly upkeepThreads: ThreadSealer;
  /** For the release's transaction, and how keys are read that it missed. */
  readonly release: {
    readonly threadSealer: ThreadSealer;
    readonly readKeys: () => Promise<void>;
  };
  readonly messages: MessageSealer;
  readonly records: RecordSealer;
  readonly cases: CaseSealer;
  readonly proposals: ProposalSealer;
  /** The same for what happens unattended. */
  readonly upkeepProposals: ProposalSealer;
  /** Images of what waits, and the days' keys that they are under. */
  readonly images: ImageSealer;
  readonly poolKeys: PoolKeys;
  readonly drafts: DraftSealer;
  readonly receipts: ReceiptKeys;
  readonly callWords: CallWords;
  /** The months of which the vault had a key when it was asked last. */
  readonly months: () => readonly Month[];
  /** The name of the vault key that seals, if one is known. */
  readonly newestVaultKey: () => string | undefined;
  /** Destroys a month's key in the vault; the database needs it no more. */
  readonly destroyMonth: (month: Month) => Promise<void>;
  /** Makes the draft keys of today and tomorrow if there are none: never because somebody presses. */
  readonly prepareDays: () => Promise<void>;
  /** Reads all that is remembered of keys again, by the calendar. Then throws what failed first. */
  readonly refresh: () => Promise<void>;
}

export interface SealingParts extends KeyParts {
  readonly draftKeys: DraftKeys;
  /** For tests; production leaves it out. */
  readonly receiptCost?: ReceiptCost | undefined;
}

/**
 * Reads the keys, making those that are missing, and puts the sealers together. Throws `seal_secret` when one
 * has not the length it must have, or was lost. What is remembered in memory are unsealed keys alone.
 */
export async function createSealing(parts: SealingParts): Promise<Sealing> {
  const { vault, clock, random } = parts;
  const { envelopes, keyring, ...keys } = await openKeys(parts, 'made');
  await makeFirstDeskKeys(parts, keyring);
  const salt = await makeSecret(vault, random, secretNames.receiptSalt, 16);
  const forRelease = keysForRelease(keyring, clock);
  const peppers = (): Peppers => peppersOn(clock, valueOf(keyring.now().pepper));
  const threadsWith = (keys: KeyView): ThreadSealer =>
    createThreadSealer(envelopes, createThreadWraps(envelopes, keys), random);
  return {
    threads: threadsWith(keysForPresses(keyring, clock)),
    upkeepThreads: threadsWith(keysForUpkeep(keyring, clock)),
    release: { threadSealer: threadsWith(forRelease), readKeys: forRelease.read },
    messages: createMessageSealer(envelopes),
    records: createRecordSealer(envelopes),
    cases: createCaseSealer(envelopes, random, () => {
      const { current, others } = peppers();
      return [current, ...others];
    }),
    proposals: createProposalSealer(envelopes, keysForPresses(keyring, clock)),
    upkeepProposals: createProposalSealer(envelopes, keysForUpkeep(keyring, clock)),
    images: createImageSealer(envelopes),
    poolKeys: createPoolKeys(vault, random),
    drafts: createDraftSealer(keyring, clock, random),
    receipts: createReceiptKeys({
      salt,
      peppers,
      cost: parts.receiptCost,
    }),
    callWords: createCallWords(random, parts.receiptCost),
    rotation: (rows) => keys.rotation(rows),
    newestVaultKey: () => {
      const { kek } = keyring.now();
      return 'value' in kek ? kek.value[0].name : undefined;
    },
    rosters: keys.rosters,
    prepareDays: async () => {
      const today = clock.today();
      for (const day of [today, addDays(today, 1)]) await keyring.makeDay(day);
    },
    months: () => {
      const { months } = keyring.now();
      return 'value' in months ? [...months.value.keys()] : [];
    },
    destroyMonth: async (month) => {
      // First: cut short in between, the vault still has it, and it is destroyed the next time.
      await parts.knownMonths.forget([month]);
      await vault.destroy(secretNames.shred(month));
    },
    look: keyring.look,
    refresh: async () => {
      await keyring.refresh();
      throwFirst(keyring.failures());
      if (keyring.now().unproved.length > 0) throw new SealError('key_version_unproved');
    },
  };
}

/** Also sees that every desk's keys open: the first report must not be the one that finds out. */
async function makeFirstDeskKeys(parts: KeyParts, keyring: Keyring): Promise<void> {
  const { deskKeys, random, clock } = parts;
  const { keyWrap } = keyring;
  for (const desk of desks) {
    const { opened, failures } = keyring.now().desks[desk];
    if (opened.length + failures.length > 0) continue;
    await makeDeskKeys({ deskKeys, keyWrap, random }, desk, 1, clock.today());
  }
  await keyring.look();
  for (const desk of desks) deskKeysIn(keyring.now(), desk);
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
