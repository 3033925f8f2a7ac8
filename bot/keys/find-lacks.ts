import { createEnvelopes } from '../crypto/envelopes';
import { SealError } from '../crypto/seal-error';
import type { Day, Month } from '../domain/day';
import { type KeyVersion, newestFirst, parseVersion } from '../domain/key-version';
import { isExpired } from '../domain/retention';
import type { KeyNeeds, NeededKeys, SealedKey, Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import { placeOfSealedKey } from './desk-keys';
import { createKeyWrap, type KeyWrap } from './key-wrap';
import { absentPeppers } from './lost-peppers';
import { isMarked } from './month-mark';
import { isMarked as isPoolKey } from './pool-keys';
import { type FoundVersion, findVersions, secretNames } from './vault-secrets';

/** What rows need and the vault lacks. */
export type Lack =
  /** Missing, or not the key that the threads are under. */
  | {
      readonly kind: 'month';
      readonly month: Month;
      readonly is: 'missing' | 'another';
      readonly threads: number;
    }
  /** The key of images that may hold what was sent and is not out, and the days of their passes. */
  | {
      readonly kind: 'image';
      readonly passes: readonly Day[];
      readonly is: 'missing' | 'another';
    }
  | { readonly kind: 'pepper'; readonly name: string; readonly threads: number }
  /** A secret that is made once only. */
  | { readonly kind: 'secret'; readonly name: string; readonly threads: number }
  /** Keys that are rows do not open: the stores are from different sides of a rotation. */
  | {
      readonly kind: 'rotation';
      /** `unknown` when the numbers do not tell. */
      readonly vault: 'older' | 'newer' | 'unknown';
      /** The day on which that rotation began. */
      readonly on: Day | undefined;
      readonly rows: number;
    };

export interface LackParts {
  readonly vault: Pick<Vault, 'get' | 'names'>;
  readonly needed: NeededKeys;
  readonly today: Day;
  readonly deployment: Uint8Array;
  readonly random: Random;
}

/**
 * Changes nothing. A running bot does not disturb it: the rows are read before the vault, which loses only
 * what no row needs any more.
 */
export async function findLacks(parts: LackParts): Promise<readonly Lack[]> {
  const needs = await parts.needed.read();
  const seen = { ...parts, ...needs, names: await parts.vault.names('') };
  return [
    ...(await lackOfRotation(seen)),
    ...(await lackingMonths(seen)),
    ...(await lackingImageKeys(seen)),
    ...(await lackingPeppers(seen)),
    ...lackingSecrets(seen),
  ];
}

type Seen = LackParts & KeyNeeds & { readonly names: readonly string[] };

async function lackOfRotation(seen: Seen): Promise<readonly Lack[]> {
  const { vault, names, knownVaultKeys, sealedKeys, deployment, random } = seen;
  const envelopes = createEnvelopes(deployment, random);
  const found = (await findVersions(vault, 'kek', names)).filter(({ key }) => key.length === 32);
  const [newest, ...earlier] = newestFirst(found);
  const keyWrap = newest && createKeyWrap(() => [newest, ...earlier], envelopes);
  const rows = sealedKeys.filter((row) => !keyWrap || doesNotOpen(keyWrap, row)).length;
  if (rows === 0) return [];
  const known = newestFirst(
    knownVaultKeys.flatMap(({ label }) => parseVersion('kek', label) ?? []),
  );
  return [{ kind: 'rotation', ...sideOf(known, newestFirst(found)), rows }];
}

function doesNotOpen(keyWrap: KeyWrap, row: SealedKey): boolean {
  try {
    keyWrap.open(placeOfSealedKey(row), row.sealed);
    return false;
  } catch (error) {
    // A damaged row is not the vault's fault.
    return error instanceof SealError && error.code === 'seal_secret';
  }
}

function sideOf(known: readonly KeyVersion[], found: readonly FoundVersion[]) {
  const [inRows, inVault] = [known[0]?.number ?? 0, found[0]?.number ?? 0];
  if (inVault > inRows)
    return { vault: 'newer' as const, on: found.findLast(({ number }) => number > inRows)?.madeOn };
  if (inRows > inVault)
    return {
      vault: 'older' as const,
      on: known.findLast(({ number }) => number > inVault)?.madeOn,
    };
  return { vault: 'unknown' as const, on: undefined };
}

async function lackingMonths(seen: Seen): Promise<readonly Lack[]> {
  const { vault, today, names, knownMonths, threads } = seen;
  const all = new Set([...threads, ...knownMonths].map(({ month }) => month));
  const lacks: Lack[] = [];
  for (const month of [...all].filter((one) => !isExpired(one, today)).sort()) {
    const count = threads.find((one) => one.month === month)?.count ?? 0;
    const lack = { kind: 'month', month, threads: count } as const;
    const known = knownMonths.find((one) => one.month === month);
    const name = secretNames.shred(month);
    const key = names.includes(name) ? await vault.get(name) : undefined;
    if (key === undefined) {
      // A key without threads may be drawn again.
      if (count > 0) lacks.push({ ...lack, is: 'missing' });
    } else if (known !== undefined && !isMarked(known, key)) lacks.push({ ...lack, is: 'another' });
  }
  return lacks;
}

/**
 * The key under which images lie. Only a restore needs the earlier pass's, and the next pass's has sealed
 * nothing: where it is lost, another one is drawn.
 */
async function lackingImageKeys({ vault, poolKeys, images }: Seen): Promise<readonly Lack[]> {
  const lacks: Lack[] = [];
  for (const { name, role, mark } of poolKeys) {
    if (mark === undefined || role !== 'running') continue;
    const under = images.filter((image) => image.key === name).map(({ endsOn }) => endsOn);
    if (under.length === 0) continue;
    const passes = [...new Set(under)].sort();
    const key = await vault.get(secretNames.pool(name));
    if (key === undefined) lacks.push({ kind: 'image', passes, is: 'missing' });
    else if (!isPoolKey(name, key, mark)) lacks.push({ kind: 'image', passes, is: 'another' });
  }
  return lacks;
}

async function lackingPeppers(seen: Seen): Promise<readonly Lack[]> {
  const { needed, knownVaultKeys, names } = seen;
  const lacks: Lack[] = [];
  for (const { name, from, until } of absentPeppers(knownVaultKeys, names)) {
    const threads = await needed.countFiled(from, until);
    if (threads > 0) lacks.push({ kind: 'pepper', name, threads });
  }
  return lacks;
}

/** An installation has them from its first start, each once something needs it. */
function lackingSecrets({ knownVaultKeys, threads, names }: Seen): readonly Lack[] {
  const all = threads.reduce((sum, { count }) => sum + count, 0);
  const isTaken = knownVaultKeys.length > 0;
  const needed = [
    ...(all > 0 ? [secretNames.reportCodeSalt] : []),
    ...(isTaken ? [secretNames.witness] : []),
    ...(isTaken && !names.includes('pepper-v1') ? [secretNames.members] : []),
  ];
  const lost = needed.filter((name) => !names.includes(name));
  return lost.map((name) => ({ kind: 'secret', name, threads: all }));
}
