import { failuresOf, type Known, tried } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import type { Day, Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { KnownMonth, KnownVaultKey, NeededKeys, Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';
import { type Counted, countVersions, type Witness } from './count-versions';
import { absentPeppers } from './lost-peppers';
import { type MonthsInRows, readMonths } from './read-months';
import { findVersions, type VaultKey, type Versions } from './vault-secrets';

export interface VaultKeys {
  readonly kek: Known<Versions>;
  readonly pepper: Known<Versions>;
  readonly proof: Known<Versions>;
  /** The outer wraps' keys, one a month of expiry; 32 bytes each. */
  readonly months: Known<ReadonlyMap<Month, Known<Uint8Array>>>;
  readonly unproved: readonly string[];
  /** The vault's last answer, in milliseconds since 1970. */
  readonly heardAt: number;
  /** The day of its last answer. */
  readonly readOn: Day | undefined;
}

/** Keys that were read, and the rows that the database is to keep, or to forget before. */
interface ReadKeys {
  readonly keys: VaultKeys;
  readonly versions: readonly KnownVaultKey[];
  readonly months: readonly KnownMonth[];
  readonly monthsGone: readonly Month[];
}

/** How long keys are used while the vault is away, in milliseconds: a day. */
const usedWhileAway = 86_400_000;

const nothing = { error: new SealError('seal_secret') } as const;
/** Before the first reading. */
export const noVaultKeys: VaultKeys = {
  kek: nothing,
  pepper: nothing,
  proof: nothing,
  months: nothing,
  unproved: [],
  heardAt: -Infinity,
  readOn: undefined,
};

/**
 * Asks the vault for all its keys: once for the names, then for all of them at once. A key that it did not
 * give has the reason in its place.
 * @param wanted months that get a key when they have none
 */
export async function readVaultKeys(
  { vault, random, clock }: { vault: Vault; random: Random; clock: Clock },
  wanted: readonly Month[],
  witness: Witness,
  rows: MonthsInRows & {
    readonly needed: Pick<NeededKeys, 'countFiled'>;
    /** Keys that are rows did not open when they were read last. */
    readonly areShut: boolean;
  },
): Promise<ReadKeys> {
  const at = { heardAt: clock.now(), readOn: clock.today() };
  const listed = await tried(() => vault.names(''));
  if ('error' in listed) {
    const keys = {
      kek: listed,
      pepper: listed,
      proof: listed,
      months: listed,
      unproved: [],
      ...at,
    };
    return { keys, versions: [], months: [], monthsGone: [] };
  }
  const names = listed.value;
  const count = async (of: VaultKey): Promise<Counted> =>
    countVersions(await findVersions(vault, of, names), witness);
  const [kek, pepper, proof] = await Promise.all([
    tried(() => count('kek')),
    tried(async () => {
      const counted = await count('pepper');
      for (const { from, until } of absentPeppers(witness.known, names))
        if ((await rows.needed.countFiled(from, until)) > 0) throw new SealError('seal_missing');
      return counted;
    }),
    tried(() => count('proof')),
  ]);
  const isSealed = [kek, pepper, proof].some(
    (one) => 'error' in one && one.error instanceof SealError,
  );
  const isWhole = !isSealed && !rows.areShut;
  const months = await readMonths({ vault, random }, names, wanted, rows, isWhole);
  const counted = [kek, pepper, proof].flatMap((one) => ('value' in one ? one.value : []));
  return {
    keys: {
      kek: versionsOf(kek),
      pepper: versionsOf(pepper),
      proof: versionsOf(proof),
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
 * The keys to use after a reading. While the vault is away these are the earlier ones, for a day after its
 * last answer. A right that was taken away, or a disabled or deleted secret, counts at once.
 */
export function useWhileAway(before: VaultKeys, found: VaultKeys): VaultKeys {
  const failures = vaultFailures(found);
  if (failures.length === 0 || !failures.every(wasAway)) return found;
  if (found.heardAt - before.heardAt <= usedWhileAway) return before;
  return { ...found, heardAt: before.heardAt, readOn: before.readOn };
}

export function vaultFailures({ kek, pepper, proof, months }: VaultKeys): readonly unknown[] {
  const ofMonths = 'value' in months ? months.value.values() : [];
  return failuresOf([kek, pepper, proof, months, ...ofMonths]);
}

function wasAway(error: unknown): boolean {
  return ['vault_away', 'vault_busy'].includes(codeOf(error) ?? '');
}
