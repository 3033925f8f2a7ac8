import { compareCopies, type Differences, isWhole } from '../../../db/copies';
import { inspectDatabase } from '../../../db/inspect-database';
import type { DatabaseLocation } from '../../../db/location';
import type { Day } from '../../domain/day';
import { findLacks, type Lack } from '../../keys/find-lacks';
import { readVaultFile } from '../../keys/vault/vault-file';
import { nodeRandom } from '../../platform/random';
import type { Vault } from '../../ports/keys';
import { isSameMark, markOfVault } from '../../start/store-marks';

/** Found by trying what is sealed. */
export type Pair =
  | { readonly kind: 'fits' }
  /** The database has tables of another version than this program: its keys were not tried. */
  | { readonly kind: 'earlier' | 'newer' }
  /** One of them was never marked, or each is of an installation of its own. */
  | { readonly kind: 'not_marked' | 'not_a_pair' }
  /** The vault lacks what the database needs; it may be that none of the keys in the database opens. */
  | { readonly kind: 'lacks'; readonly lacks: readonly Lack[]; readonly opensNone: boolean };

export function vaultIn(secrets: ReadonlyMap<string, Uint8Array>): Pick<Vault, 'get' | 'names'> {
  return {
    get: (name) => Promise.resolve(secrets.get(name)),
    names: (prefix) =>
      Promise.resolve([...secrets.keys()].filter((name) => name.startsWith(prefix))),
  };
}

/** Changes neither. Rejects when one of them cannot be read. */
export function lookAtPair(
  database: DatabaseLocation,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): Promise<Pair> {
  return inspectDatabase(database, async (inspection): Promise<Pair> => {
    const { done, pending, unknown } = inspection.migrations;
    if (unknown.length > 0) return { kind: 'newer' };
    // A copy that failed, or a file that somebody made.
    if (done.length === 0) return { kind: 'not_marked' };
    if (pending.length > 0) return { kind: 'earlier' };
    const [mark, inVault] = [await inspection.mark(), await markOfVault(vault)];
    if (mark === undefined || inVault === undefined) return { kind: 'not_marked' };
    if (!isSameMark(mark, inVault)) return { kind: 'not_a_pair' };
    const { deployment } = mark;
    const needed = inspection.neededKeys;
    const lacks = await findLacks({ vault, needed, today, deployment, random: nodeRandom() });
    if (lacks.length === 0) return { kind: 'fits' };
    const all = (await needed.read()).sealedKeys.length;
    const opensNone = lacks.some((lack) => lack.kind === 'rotation' && lack.rows === all);
    return { kind: 'lacks', lacks, opensNone };
  });
}

export type AtPlace<Lost> =
  /** Nothing, or nothing readable: its contents are lost already. */
  | { readonly kind: 'nothing' | 'damaged' }
  /** It holds nothing that the copy lacks. */
  | { readonly kind: 'same' | 'older' }
  /** It is whole, and holds what would be lost. */
  | { readonly kind: 'newer'; readonly lost: Lost }
  /** It can be read, and is of another installation, or of another version of the tables. */
  | { readonly kind: 'other' };

/** Changes neither. */
export async function lookAtDatabase(there: string, copy: string): Promise<AtPlace<Differences>> {
  if (!(await isWhole(there).catch(() => false))) return { kind: 'damaged' };
  const stamp = await stampOf(there);
  if (stamp === 'empty') return { kind: 'damaged' };
  if (stamp !== (await stampOf(copy))) return { kind: 'other' };
  const lost = await compareCopies(there, copy);
  if (Object.values(lost).some((count) => count > 0)) return { kind: 'newer', lost };
  return { kind: 'older' };
}

/** `lost` is how many keys the copy lacks, or has otherwise. */
export async function lookAtVault(there: string, copy: string): Promise<AtPlace<number>> {
  const now = await readVaultFile(there).catch(() => undefined);
  const before = await readVaultFile(copy);
  if (now === undefined) return { kind: 'damaged' };
  const isSame = (name: string): boolean => {
    const [one, other] = [now.get(name), before.get(name)];
    return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
  };
  if (!isSame('installation')) return now.size === 0 ? { kind: 'older' } : { kind: 'other' };
  const lost = [...now.keys()].filter((name) => !isSame(name)).length;
  if (lost > 0) return { kind: 'newer', lost };
  return { kind: before.size === now.size ? 'same' : 'older' };
}

/** Installation and tables; `empty` where there are none, or no start marked it. */
function stampOf(path: string): Promise<string> {
  return inspectDatabase({ kind: 'sqlite', path }, async (inspection) => {
    const { done, pending } = inspection.migrations;
    if (done.length === 0) return 'empty';
    if (pending.length > 0) return `earlier ${done.length}`;
    const { deployment } = (await inspection.mark()) ?? {};
    if (deployment === undefined) return 'empty';
    return `${Buffer.from(deployment).toString('hex')} ${done.length}`;
  });
}
