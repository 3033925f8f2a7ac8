import { readInstallationMark } from '../installation/installation-mark';
import { lookForStores } from '../installation/look-for-stores';
import { sayDatabase } from '../installation/places';
import { StartError } from '../installation/start-error';
import { systemClock } from '../platform/clock';
import { readMarkPath, readPlaces } from '../settings/read-places';
import type { Environment } from '../settings/reader';
import { CommandRefused } from '../settings/refused';
import { vaultAt } from '../vault/vault-at';

/**
 * Says of a store that is not there what a start says: one that was lost is not one that was never made.
 * Throws a {@link CommandRefused}, and what a store throws that cannot be looked at.
 */
export async function refuseMissing(environment: Environment): Promise<never> {
  const places = readPlaces(environment);
  const standing = await lookForStores(places, vaultAt(places.vault, systemClock())).catch(
    (error: unknown) => {
      throw error instanceof StartError ? new CommandRefused(error.message) : error;
    },
  );
  if (standing !== 'nothing') throw new CommandRefused(new StartError('not_marked').message);
  const path = readMarkPath(environment);
  if (path === undefined)
    throw new CommandRefused(`${sayDatabase(places).nothing} Start the bot once: it makes it.`);
  const mark = readInstallationMark(path);
  const code = mark?.state === 'there' ? 'both_missing' : 'nothing_there';
  throw new CommandRefused(new StartError(code, places, mark).message);
}
