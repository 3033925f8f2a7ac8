import type { Day, Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { Clock } from '../ports/clock';
import type { NeededKeys } from '../ports/key-needs';
import type { KnownMonth } from '../ports/known-months';
import type { KnownVaultKey } from '../ports/known-vault-keys';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { type Counted, countVersions, type Witness } from './count-versions';
import { failuresOf, type Known, tried } from './known';
import { absentPeppers } from './lost-peppers';
import { type MonthsInRows, readMonths } from './read-months';
import { SealError } from './seal-error';
import { findVersions, type VaultKey, type Versions } from './vault-secrets';

/** What the vault gave of the keys that are remembered. */
export interface VaultKeys {
  readonly kek: Known<Versions>;
  readonly pepper: Known<Versions>;
  /** The outer wraps' keys, one a month of expiry; 32 bytes each. */
  readonly months: Known<ReadonlyMap<Month, Known<Uint8Array>>>;
  /** Secrets that are named like versions of a key and do not count. */
  readonly unproved: readonly string[];
  /** When the vault was heard last, in milliseconds since 1970. */
  readonly heardAt: number;
  /** The day on which it was heard last. */
  readonly readOn: Day | undefined;
}

/** What the database is to be told after a reading. */
interface ToKeep {
  readonly versions: readonly KnownVaultKey[];
  readonly months: readonly KnownMonth[];
  /** Months of which it is to know nothing any more, before others are kept. */
  readonly monthsGone: readonly Month[];
}

/** How long what the vault gave is still believed while it is away, in milliseconds: a day. */
const believedWhileAway = 86_400_000;

const nothing = { error: new SealError('seal_secret') } as const;
/** Before the first reading. */
export const noVaultKeys: VaultKeys = {
  kek: nothing,
  pepper: nothing,
  months: nothing,
  unproved: [],
  heardAt: -Infinity,
  readOn: undefined,
};

/**
 * Asks the vault for all its keys: once for the names, then for all of them at once. What it did not give is
 * known with the reason.
 * @param wanted months that get a key when they have none
 * @param witness what is known of the versions; gives also what is to be kept of them from now on
 * @param rows what the database says of the months
 */
export async function readVaultKeys(
  { vault, random, clock }: { vault: Vault; random: Random; clock: Clock },
  wanted: readonly Month[],
  witness: Witness,
  rows: MonthsInRows & {
    readonly needed: Pick<NeededKeys, 'countFiled'>;
    /** Whether keys that are rows did not open when they were read last. */
    readonly areShut: boolean;
  },
): Promise<{ readonly keys: VaultKeys } & ToKeep> {
  const at = { heardAt: clock.now(), readOn: clock.today() };
  const listed = await tried(() => vault.names(''));
  if ('error' in listed) {
    const keys = { kek: listed, pepper: listed, months: listed, unproved: [], ...at };
    return { keys, versions: [], months: [], monthsGone: [] };
  }
  const names = listed.value;
  const count = async (of: VaultKey): Promise<Counted> =>
    countVersions(await findVersions(vault, of, names), witness);
  const [kek, pepper] = await Promise.all([
    tried(() => count('kek')),
    tried(async () => {
      const counted = await count('pepper');
      for (const { from, until } of absentPeppers(witness.known, names))
        if ((await rows.needed.countFiled(from, until)) > 0) throw new SealError('seal_missing');
      return counted;
    }),
  ]);
  const isSealed = [kek, pepper].some((one) => 'error' in one && one.error instanceof SealError);
  const isWhole = !isSealed && !rows.areShut;
  const months = await readMonths({ vault, random }, names, wanted, rows, isWhole);
  const counted = [kek, pepper].flatMap((one) => ('value' in one ? one.value : []));
  return {
    keys: {
      kek: versionsOf(kek),
      pepper: versionsOf(pepper),
      months: { value: months.keys },
      unproved: counted.flatMap(({ unproved }) => unproved),
      ...at,
    },
    versions: counted.flatMap(({ toKeep }) => toKeep),
    months: months.toKeep,
    monthsGone: months.toForget,
  };
}

function versionsOf(counted: Known<Counted>): Known<Versions> {
  return 'value' in counted ? { value: counted.value.versions } : counted;
}

/**
 * What is believed after a reading. While the vault is away, what it gave before is: for a day after it was
 * heard last. Somebody who takes a right away, or disables or deletes a secret, means it.
 */
export function believed(before: VaultKeys, found: VaultKeys): VaultKeys {
  const failures = vaultFailures(found);
  if (failures.length === 0 || !failures.every(wasAway)) return found;
  if (found.heardAt - before.heardAt <= believedWhileAway) return before;
  return { ...found, heardAt: before.heardAt, readOn: before.readOn };
}

/** What the vault did not give. */
export function vaultFailures({ kek, pepper, months }: VaultKeys): readonly unknown[] {
  const ofMonths = 'value' in months ? months.value.values() : [];
  return failuresOf([kek, pepper, months, ...ofMonths]);
}

function wasAway(error: unknown): boolean {
  return ['vault_away', 'vault_busy'].includes(codeOf(error) ?? '');
}
