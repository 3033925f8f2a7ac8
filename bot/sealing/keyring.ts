import { addDays, type Day, type Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { Desk } from '../domain/ids';
import { expiryOfClosed, expiryOfOpen, isExpired } from '../domain/retention';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { DraftKeys } from '../ports/draft-keys';
import type { NeededKeys } from '../ports/key-needs';
import type { KnownMonths } from '../ports/known-months';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { sealDayKey } from './day-keys';
import type { OpenDesk } from './desk-keys';
import type { Envelopes } from './envelopes';
import { createKeyWrap, type KeyWrap } from './key-wrap';
import { throwFirst, tried, valueOf } from './known';
import { createLatest } from './latest';
import { noRowKeys, type RowKeys, readRowKeys, rowFailures, type Unread } from './row-keys';
import { SealError } from './seal-error';
import { believed, noVaultKeys, readVaultKeys, type VaultKeys, vaultFailures } from './vault-keys';

/** All keys that are remembered, as they were read last. Nothing in it changes. */
export type Keys = VaultKeys & RowKeys;

/**
 * Everything that is remembered of keys, in one value. The calendar replaces it: {@link Keyring.refresh} each
 * hour, {@link Keyring.look} each minute. So the vault is never asked because somebody pressed, and its log
 * does not tell when somebody wrote. Nobody waits for another's reading.
 */
export interface Keyring {
  /** What is known now. */
  readonly now: () => Keys;
  /**
   * Reads vault and database. What the vault did not give is forgotten, and what needs it fails with the
   * reason. While the vault is away, what it gave is believed for a day. Rejects when the database does not
   * answer.
   * @param asOf `now` rejects while the vault is away: for what must not be decided on a memory
   */
  readonly refresh: (asOf?: 'now') => Promise<void>;
  /**
   * Reads the database; and the vault, if something is missing or was sealed under a key that is not known.
   */
  readonly look: () => Promise<void>;
  /** Reads the database, at most once a minute: for a press that met what no known key opens. */
  readonly miss: () => Promise<void>;
  /** The draft key of a day: from the database, or drawn when there is none yet. */
  readonly makeDay: (day: Day) => Promise<Uint8Array>;
  /** Why keys are missing; empty when none is. */
  readonly failures: () => readonly unknown[];
  /** Seals and opens keys that are rows, with the vault keys that are known. */
  readonly keyWrap: KeyWrap;
}

export interface KeyringParts {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly knownMonths: KnownMonths;
  readonly neededKeys: NeededKeys;
  /** Absent for what opens no drafts. */
  readonly draftKeys?: DraftKeys | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

const minute = 60_000;

/**
 * A keyring that knows nothing yet.
 * @param witness what `makeWitness` gives
 * @param months whether the months' keys that today and tomorrow can need are made when they are missing
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
  const needed = (): readonly Month[] => (months === 'made' ? monthsNeeded(clock.today()) : []);

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
      const {
        keys: found,
        versions,
        months,
        monthsGone,
      } = await readVaultKeys({ vault, random, clock }, needed(), seen, rows);
      // What is not kept now is proved again the next time; until it is, nothing is destroyed for it.
      for (const row of versions) await tried(() => knownVaultKeys.keep(row));
      if (monthsGone.length > 0) await tried(() => knownMonths.forget(monthsGone));
      for (const row of months) await tried(() => knownMonths.keep(row));
      const kept = believed(ofVault.get(), found);
      if (asOf === 'now' && kept !== found) throwFirst(vaultFailures(found));
      return kept;
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
    // In this order: the rows are opened with the vault's keys.
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
      const read = await tried(() => readRows('kept'));
      if (lacks()) await refresh();
      else valueOf(read);
    },
    async miss() {
      if (missing === undefined && Math.abs(clock.now() - missedAt) >= minute) {
        missedAt = clock.now();
        missing = readRows('kept').finally(() => {
          missing = undefined;
        });
      }
      await missing;
    },
    async makeDay(day) {
      const known = ofRows.get().days.get(day);
      if (known !== undefined && 'value' in known.key) return known.key.value;
      await draftKeys?.getOrCreate(day, sealDayKey(keyWrap, day, random.bytes(32)));
      await readRows('kept');
      const made = ofRows.get().days.get(day);
      if (made === undefined) throw new SealError('seal_secret');
      return valueOf(made.key);
    },
  };
}

function monthsNeeded(today: Day): readonly Month[] {
  const both = [today, addDays(today, 1)].flatMap((day) => [
    expiryOfOpen(day),
    expiryOfClosed(day),
  ]);
  return [...new Set(both)];
}

/** All versions of a desk's keys that open, the newest first. Throws what hinders all of them. */
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
 * The key of a month. Throws `seal_month` when it was destroyed, and what the vault said when it did not give
 * it. An expired month is believed on the day alone on which the vault had its key.
 */
export function monthKeyIn({ months, readOn }: Keys, month: Month, today: Day): Uint8Array {
  const known = valueOf(months).get(month);
  if (known === undefined || (isExpired(month, today) && readOn !== today))
    throw new SealError('seal_month');
  return valueOf(known);
}
