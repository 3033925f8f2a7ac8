import { inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import type { Day } from '../domain/day';
import { markOfVault } from '../installation/store-marks';
import { nodeRandom } from '../platform/random';
import type { Vault } from '../ports/vault';
import { findLacks, type Lack } from '../sealing/find-lacks';

/** Whether a database and a vault belong together, by trying what is sealed. */
export type Pair =
  | { readonly kind: 'fits' }
  /** The database has tables of another version than this program: its keys were not tried. */
  | { readonly kind: 'earlier' | 'newer' }
  /** One of them was never marked, or each is of an installation of its own. */
  | { readonly kind: 'not_marked' | 'not_a_pair' }
  /** The vault lacks what the database needs; it may be that none of the keys in the database opens. */
  | { readonly kind: 'lacks'; readonly lacks: readonly Lack[]; readonly opensNone: boolean };

/** The secrets of a vault's file that was read, to look into. */
export function vaultIn(secrets: ReadonlyMap<string, Uint8Array>): Pick<Vault, 'get' | 'names'> {
  return {
    get: (name) => Promise.resolve(secrets.get(name)),
    names: (prefix) =>
      Promise.resolve([...secrets.keys()].filter((name) => name.startsWith(prefix))),
  };
}

function isOfAll(lack: Lack, keys: number): boolean {
  return lack.kind === 'rotation' && lack.rows === keys;
}

/** Looks at both and changes neither. Rejects when one of them cannot be read. */
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
    const { deployment, kind } = mark;
    if (Buffer.compare(deployment, inVault.deployment) !== 0 || kind !== inVault.kind)
      return { kind: 'not_a_pair' };

    const needed = inspection.neededKeys;
    const lacks = await findLacks({ vault, needed, today, deployment, random: nodeRandom() });
    if (lacks.length === 0) return { kind: 'fits' };
    const all = (await needed.read()).sealedKeys.length;
    return { kind: 'lacks', lacks, opensNone: lacks.some((one) => isOfAll(one, all)) };
  });
}
