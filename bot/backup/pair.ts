import { inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import type { Day, Month } from '../domain/day';
import { isExpired } from '../domain/retention';
import { nodeRandom } from '../platform/random';
import type { Vault } from '../ports/vault';
import { tryKeyRows } from '../sealing/try-key-rows';
import { secretNames } from '../sealing/vault-secrets';
import { markOfVault } from '../start/installation';
import { openMonths } from '../threads/open-threads';

/** Whether a database and a vault belong together, by trying what is sealed. */
export type Pair =
  | { readonly kind: 'fits' }
  /** The database has tables of another version than this program: its keys were not tried. */
  | { readonly kind: 'earlier' | 'newer' }
  /** One of them was never marked, or each is of an installation of its own. */
  | { readonly kind: 'not_marked' | 'not_a_pair' }
  /** As many keys of the database as that no key of the vault opens: two sides of a rotation. */
  | { readonly kind: 'keys'; readonly closed: number; readonly all: number }
  /** Months under which reports stand and whose keys the vault lacks: it is older than the database. */
  | { readonly kind: 'months'; readonly months: readonly Month[] };

/** The secrets of a vault's file that was read, to look into. */
export function vaultIn(secrets: ReadonlyMap<string, Uint8Array>): Pick<Vault, 'get' | 'names'> {
  return {
    get: (name) => Promise.resolve(secrets.get(name)),
    names: (prefix) =>
      Promise.resolve([...secrets.keys()].filter((name) => name.startsWith(prefix))),
  };
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

    const [known, sealed] = [await inspection.knownVaultKeys(), await inspection.sealedKeys()];
    const closed = await tryKeyRows(vault, { deployment, known, sealed }, today, nodeRandom());
    if (closed > 0) return { kind: 'keys', closed, all: sealed.length };
    const names = await vault.names('');
    const { expiryMonths } = await inspection.figures(openMonths(today), today);
    const months = expiryMonths.filter(
      (month) => !isExpired(month, today) && !names.includes(secretNames.shred(month)),
    );
    return months.length === 0 ? { kind: 'fits' } : { kind: 'months', months };
  });
}
