import type { Day } from '../domain/day';
import {
  keepInstallationMark,
  mayBegin,
  readInstallationMark,
} from '../installation/installation-mark';
import { lookForStores } from '../installation/look-for-stores';
import { StartError } from '../installation/start-error';
import { systemClock } from '../platform/clock';
import type { Config } from '../settings/config';
import { vaultAt } from '../vault/vault-at';

/**
 * Looks for the stores before anything is made or opened. Refuses what was lost, and in production two empty
 * places that nobody has said are to become an installation: a disk that is not mounted looks just like that.
 * Throws a {@link StartError}.
 */
export async function requireBegun(config: Config, today: Day): Promise<void> {
  const standing = await lookForStores(config, vaultAt(config.vault, systemClock()));
  if (config.kind === 'trial' || standing !== 'nothing') return;
  const mark = readInstallationMark(config.mark);
  const answer = mayBegin({ word: config.begin, mark, today });
  if (answer !== 'yes') throw new StartError(answer, config, mark);
  // A start that is cut short goes on, whatever it has made by then.
  keepInstallationMark(config.mark, config, 'beginning', today);
}
