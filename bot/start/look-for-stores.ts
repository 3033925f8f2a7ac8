import { databasePresence } from '../../db/dialects';
import { inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import type { Day } from '../domain/day';
import { type VaultAt, vaultAt } from '../keys/vault/vault-at';
import { systemClock } from '../platform/clock';
import type { Config } from '../settings/config';
import type { Places } from '../settings/places';
import { keepInstallationMark, mayBegin, readInstallationMark } from './installation-mark';
import { StartError } from './start-error';
import { useOf } from './store-marks';

/**
 * Looks for both stores without making or changing them. `unfinished`: a first start was cut short and has
 * kept nothing, so the next one goes on. Throws a {@link StartError} if one of the two is lost, and the
 * store's error if it cannot be looked at.
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

/** Whether a first start made the tables and nothing else, as before a Key Vault that did not answer. */
function isUnmarked(location: DatabaseLocation): Promise<boolean> {
  return inspectDatabase(location, async (inspection) => {
    const { pending, unknown } = inspection.migrations;
    const isNow = pending.length === 0 && unknown.length === 0;
    return isNow && (await inspection.mark()) === undefined;
  });
}

/**
 * Refuses lost stores before any is made or opened. In production it also refuses two empty places unless the
 * operator has begun an installation: a disk that is not mounted looks the same. Throws a {@link StartError}.
 */
export async function requireBegun(config: Config, today: Day): Promise<void> {
  const found = await lookForStores(config, vaultAt(config.vault, systemClock()));
  if (config.kind === 'trial' || found !== 'nothing') return;
  const mark = readInstallationMark(config.mark);
  const answer = mayBegin(config.begin, mark, today);
  if (answer !== 'yes') throw new StartError(answer, config, mark);
  // A start that is cut short goes on, whatever it has made by then.
  keepInstallationMark(config.mark, config, 'beginning', today);
}
