import { throwFirst, valueOf } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import { addDays, type Month } from '../domain/day';
import { desks } from '../domain/ids';
import { filedUnderFrom } from '../domain/key-version';
import { limits } from '../domain/limits';
import { stateOn } from '../domain/thread';
import { makeDeskKeys } from '../keys/desk-keys';
import { type KeyView, keysBy, keysForPass } from '../keys/key-views';
import { deskKeysIn, type Keyring } from '../keys/keyring';
import { createPoolKeys } from '../keys/pool-keys';
import { createSigner } from '../keys/proof-keys';
import {
  createCallWords,
  createReportCodeKeys,
  type Peppers,
  type ReportCodeCost,
} from '../keys/report-code-keys';
import { makeSecret, secretNames, type Versions } from '../keys/vault-secrets';
import type { DraftKeys } from '../ports/keys';
import type { ThreadSealer } from '../ports/sealers';
import type { Clock } from '../ports/time';
import { createCaseSealer } from './case-sealer';
import { createDraftSealer } from './draft-sealer';
import { createImageSealer } from './image-sealer';
import { createMessageSealer, createRecordSealer } from './message-sealer';
import { type KeyParts, openKeys } from './open-keys';
import { createProposalSealer } from './proposal-sealer';
import { createThreadSealer } from './thread-sealer';

export type Sealing = Awaited<ReturnType<typeof putTogether>>;

export interface SealingParts extends KeyParts {
  readonly draftKeys: DraftKeys;
  /** For tests; production leaves it out. */
  readonly reportCodeCost?: ReportCodeCost | undefined;
}

/**
 * Reads the keys, making those that are missing. Throws `seal_secret` for a key that has another length or
 * was lost. Memory holds unsealed keys only.
 */
export function createSealing(parts: SealingParts): Promise<Sealing> {
  return putTogether(parts);
}

async function putTogether(parts: SealingParts) {
  const { vault, clock, random } = parts;
  const { envelopes, keyring, ...keys } = await openKeys(parts, 'made');
  await makeFirstDeskKeys(parts, keyring);
  const salt = await makeSecret(vault, random, secretNames.reportCodeSalt, 16);
  const forPresses = keysBy('miss', keyring, clock);
  const forUpkeep = keysBy('look', keyring, clock);
  const forPass = keysForPass(keyring, clock);
  const peppers = (): Peppers => peppersOn(clock, valueOf(keyring.now().pepper));
  const threadsWith = (view: KeyView): ThreadSealer =>
    asOfNow(createThreadSealer(envelopes, keys.wrapsWith(view), random), parts);
  return {
    threads: threadsWith(forPresses),
    upkeepThreads: threadsWith(forUpkeep),
    /** For its transaction; `readKeys` reads the keys that it missed. */
    pass: { threadSealer: threadsWith(forPass), readKeys: forPass.read },
    messages: createMessageSealer(envelopes),
    records: createRecordSealer(envelopes),
    cases: createCaseSealer(envelopes, random, () => {
      const { current, others } = peppers();
      return [current, ...others];
    }),
    proposals: createProposalSealer(envelopes, forPresses, random),
    upkeepProposals: createProposalSealer(envelopes, forUpkeep, random),
    images: createImageSealer(envelopes),
    poolKeys: createPoolKeys(vault, random),
    drafts: createDraftSealer(keyring, clock, random),
    reportCodes: createReportCodeKeys({ salt, peppers, cost: parts.reportCodeCost }),
    /** The same for the web door, whose crowd takes no place from a messenger's. */
    doorReportCodes: createReportCodeKeys({
      salt,
      peppers,
      cost: parts.reportCodeCost,
      atOnce: limits.doorDerivationsAtOnce,
      waiting: limits.doorDerivationsWaiting,
    }),
    callWords: createCallWords(random, parts.reportCodeCost),
    rotation: keys.rotation,
    rosters: keys.rosters,
    signProof: createSigner(keyring.now),
    newestVaultKey: () => {
      const { kek } = keyring.now();
      return 'value' in kek ? kek.value[0].name : undefined;
    },
    /** Makes draft keys of today and tomorrow, so that no press has to. */
    prepareDays: async () => {
      const today = clock.today();
      for (const day of [today, addDays(today, 1)]) await keyring.makeDay(day);
    },
    /** The vault last had keys of these. */
    months: (): readonly Month[] => {
      const { months } = keyring.now();
      return 'value' in months ? [...months.value.keys()] : [];
    },
    destroyMonth: async (month: Month) => {
      // The row first: if this is cut short, the key is destroyed the next time.
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

/** Opens states as they are now. */
function asOfNow(sealer: ThreadSealer, { clock, terms = {} }: SealingParts): ThreadSealer {
  const openState: ThreadSealer['openState'] = async (row) =>
    stateOn(await sealer.openState(row), clock.today(), terms[row.desk]);
  return { ...sealer, openState };
}

/** Makes the desks' first keys and checks that all open, before the first report needs them. */
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
    versions.find((version) => (filedUnderFrom(version) ?? today) <= today) ?? versions[0];
  return {
    current: current.key,
    others: versions.filter((version) => version !== current).map(({ key }) => key),
  };
}
