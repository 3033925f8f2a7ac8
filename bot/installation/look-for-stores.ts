import { inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import { databasePresence } from '../../db/start';
import type { VaultAt } from '../vault/vault-at';
import type { Places } from './places';
import { StartError } from './start-error';
import { useOf } from './vault-use';

/**
 * Looks for both stores and makes or changes neither. `unfinished`: a first start was cut short, of which
 * nothing was ever kept, so that the next one goes on with it. Throws a {@link StartError} when one of the
 * two was lost, and what a store throws that cannot be looked at.
 */
export async function lookForStores(
  places: Places,
  at: VaultAt,
): Promise<'there' | 'unfinished' | 'nothing'> {
  const [database, isVaultThere] = [await databasePresence(places.database), await at.exists()];
  if (!isVaultThere) {
    if (database !== 'there' || (await isUnmarked(places.database))) return 'nothing';
    throw new StartError('vault_missing', places);
  }
  if (database === 'there') return 'there';
  const use = await useOf(await at.open({ create: false }));
  if (use === 'empty' || (use === 'marked' && database === 'unfinished')) return 'unfinished';
  throw new StartError(database === 'none' ? 'database_missing' : 'database_empty', places);
}

/** Whether a first start made the tables and came no further, as before a Key Vault that did not answer. */
function isUnmarked(location: DatabaseLocation): Promise<boolean> {
  return inspectDatabase(location, async (inspection) => {
    const { pending, unknown } = inspection.migrations;
    const isNow = pending.length === 0 && unknown.length === 0;
    return isNow && (await inspection.mark()) === undefined;
  });
}
