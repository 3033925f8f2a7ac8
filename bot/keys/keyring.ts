import type { Envelopes } from '../crypto/envelopes';
import { throwFirst, tried, valueOf } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import { addDays, type Day, type Month } from '../domain/day';
import type { Term, Terms } from '../domain/disposal';
import { codeOf } from '../domain/error-code';
import type { Desk } from '../domain/ids';
import { expiryOfClosed, expiryOfOpen, isExpired } from '../domain/retention';
import type {
  DeskKeys,
  DraftKeys,
  KnownMonths,
  KnownVaultKeys,
  NeededKeys,
  Vault,
} from '../ports/keys';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';
import { type OpenDesk, placeOfDraftKey } from './desk-keys';
import { createKeyWrap, type KeyWrap } from './key-wrap';
import { createLatest } from './latest';
import { noRowKeys, type RowKeys, readRowKeys, rowFailures, type Unread } from './row-keys';
import {
  noVaultKeys,
  readVaultKeys,
  useWhileAway,
  type VaultKeys,
  vaultFailures,
} from './vault-keys';

/** All remembered keys, as they were last read; immutable. */
export type Keys = VaultKeys & RowKeys;

/**
 * Remembers all keys in one value. The calendar replaces it: {@link Keyring.refresh} each hour, {@link
 * Keyring.look} each minute. So no press asks the vault, whose log would tell when somebody wrote. Nobody
 * waits for another's reading.
 */
export interface Keyring {
  readonly now: () => Keys;
  /**
   * Reads vault and database. Keys that the vault did not give are forgotten, and their users get the reason.
   * While the vault is away, its earlier keys are used for a day. Rejects when the database does not answer.
   * @param asOf `now` rejects while the vault is away: for decisions that must not rest on a memory
   */
  readonly refresh: (asOf?: 'now') => Promise<void>;
  /** Reads the database; also the vault, if a key is missing or unknown. */
  readonly look: () => Promise<void>;
  /** Reads the database at most once a minute: for a press that no known key serves. */
  readonly miss: () => Promise<void>;
  /** The draft key of a day: from the database, or drawn when there is none yet. */
  readonly makeDay: (day: Day) => Promise<Uint8Array>;
  /** Why keys are missing. */
  readonly failures: () => readonly unknown[];
  readonly keyWrap: KeyWrap;
}

export interface KeyringParts {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly knownMonths: KnownMonths;
  readonly neededKeys: NeededKeys;
  /** Absent where no draft is opened. */
  readonly draftKeys?: DraftKeys | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** The terms of the desks' cases; the longest has keys anyway. */
  readonly terms?: Terms;
}

const minute = 60_000;

/**
 * Knows nothing yet.
 * @param witness what `makeWitness` gives
 * @param months whether missing months' keys that today and tomorrow can need are made
 */
export function createKeyring(
  parts: KeyringParts,
  witness: Uint8Array,
  envelopes: Envelopes,
  months: 'made' | 'read',
): Keyring {
  const { vault, draftKeys, knownVaultKeys, knownMonths, neededKeys, clock, random } = parts;
  const ofVault = createLatest<VaultKeys>(noVaultKeys);
  const ofRows = createLatest<RowKeys>(noRowKeys);
  const keyWrap = createKeyWrap(() => valueOf(ofVault.get().kek), envelopes);
  const needed = (): readonly Month[] =>
    months === 'made' ? monthsNeeded(clock.today(), Object.values(parts.terms ?? {})) : [];

  const readVault = (asOf?: 'now'): Promise<void> =>
    ofVault.read(async () => {
      const today = clock.today();
      const seen = { key: witness, known: await knownVaultKeys.all(), today };
      const rows = {
        known: await knownMonths.all(),
        needed: neededKeys,
        today,
        areShut: rowFailures(ofRows.get()).some((error) => codeOf(error) === 'seal_secret'),
      };
      const read = await readVaultKeys({ vault, random, clock }, needed(), seen, rows);
      const { keys, versions, monthsGone } = read;
      // A row that is not kept now is proved again the next time; until then nothing is destroyed for it.
      for (const row of versions) await tried(() => knownVaultKeys.keep(row));
      if (monthsGone.length > 0) await tried(() => knownMonths.forget(monthsGone));
      for (const row of read.months) await tried(() => knownMonths.keep(row));
      const used = useWhileAway(ofVault.get(), keys);
      if (asOf === 'now' && used !== keys) throwFirst(vaultFailures(keys));
      return used;
    });
  const readRows = (unread: Unread): Promise<void> =>
    ofRows.read(() =>
      readRowKeys(parts, keyWrap, { today: clock.today(), before: ofRows.get(), unread }),
    );
  const failures = (): readonly unknown[] => [
    ...vaultFailures(ofVault.get()),
    ...rowFailures(ofRows.get()),
  ];
  const lacks = (): boolean => {
    const known = ofVault.get().months;
    return failures().length > 0 || needed().some((month) => !valueOf(known).has(month));
  };
  const refresh = async (asOf?: 'now'): Promise<void> => {
    // The vault first: its keys open the rows.
    await readVault(asOf);
    await readRows('forgotten');
  };

  let missedAt = -Infinity;
  let missing: Promise<void> | undefined;

  return {
    keyWrap,
    now: () => ({ ...ofVault.get(), ...ofRows.get() }),
    refresh,
    failures,
    async look() {
      const read = await tried(() => readRows('remembered'));
      if (lacks()) await refresh();
      else valueOf(read);
    },
    async miss() {
      if (missing === undefined && Math.abs(clock.now() - missedAt) >= minute) {
        missedAt = clock.now();
        missing = readRows('remembered').finally(() => {
          missing = undefined;
        });
      }
      await missing;
    },
    async makeDay(day) {
      const known = ofRows.get().days.get(day);
      if (known !== undefined && 'value' in known.key) return known.key.value;
      const sealed = keyWrap.seal(placeOfDraftKey(day), random.bytes(32));
      await draftKeys?.getOrCreate(day, sealed);
      await readRows('remembered');
      const made = ofRows.get().days.get(day);
      if (made === undefined) throw new SealError('seal_secret');
      return valueOf(made.key);
    },
  };
}

function monthsNeeded(today: Day, terms: readonly Term[]): readonly Month[] {
  const days = [today, addDays(today, 1)];
  const all = [undefined, ...terms];
  return [
    ...new Set(
      days.flatMap((day) => [expiryOfOpen(day), ...all.map((term) => expiryOfClosed(day, term))]),
    ),
  ];
}

/** All versions of a desk's keys that open, the newest first. Throws the reason where there is none. */
export function deskKeysIn(
  { kek, desks }: Keys,
  desk: Desk,
): readonly [newest: OpenDesk, ...earlier: OpenDesk[]] {
  valueOf(kek);
  const { opened, failures } = desks[desk];
  const [newest, ...earlier] = opened;
  if (newest !== undefined) return [newest, ...earlier];
  throwFirst(failures);
  throw new SealError('seal_secret');
}

/**
 * Throws `seal_month` when it was destroyed, and the vault's error when it did not give it. An expired
 * month's key is used only on the day on which the vault had it.
 */
export function monthKeyIn({ months, readOn }: Keys, month: Month, today: Day): Uint8Array {
  const known = valueOf(months).get(month);
  if (known === undefined || (isExpired(month, today) && readOn !== today))
    throw new SealError('seal_month');
  return valueOf(known);
}
