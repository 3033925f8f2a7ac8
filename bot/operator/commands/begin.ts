import { openLeader } from '../../../db/dialects';
import { vaultAt } from '../../keys/vault/vault-at';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import { type Config, readConfig } from '../../settings/config';
import { sayBegun, sayDatabase, sayVault } from '../../settings/places';
import { refuseRoot, storesAt } from '../../settings/refuse-root';
import { CommandRefused } from '../../settings/refused';
import { keepInstallationMark, readInstallationMark } from '../../start/installation-mark';
import { lookForStores, openStores } from '../../start/open-stores';
import { StartError } from '../../start/start-error';
import type { CommandAnswer, Context } from './context';

/**
 * Makes database and vault of a new installation, and leaves the mark that there is one. Where both are there
 * nothing is changed. Throws a {@link StartError} where one was lost, or both were without `afterLoss`.
 */
export async function beginInstallation(
  { terminal }: Context,
  { afterLoss = false }: { readonly afterLoss?: boolean },
): Promise<CommandAnswer> {
  const config = readConfig(terminal.environment);
  if (config.kind === 'trial')
    throw new CommandRefused(
      'No messenger is set: this would be the trial, which begins by itself. Set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN first.',
    );
  refuseRoot(storesAt(config));
  const today = systemClock().today();
  const standing = await lookForStores(config, vaultAt(config.vault, systemClock()));
  if (standing === 'there') {
    keepInstallationMark(config.mark, config, 'there', today);
    return {
      lines: [
        `There is an installation already: its database ${sayDatabase(config).at}, its vault ${sayVault(config).at}. Nothing was changed.`,
      ],
      json: { begun: false },
    };
  }
  const mark = readInstallationMark(config.mark);
  if (standing === 'nothing' && mark?.state === 'there' && !afterLoss)
    throw new StartError('both_missing', config, mark);
  keepInstallationMark(config.mark, config, 'beginning', today);
  await makeStores(config);
  keepInstallationMark(config.mark, config, 'there', today);
  return { lines: [sayBegun(config), 'Start the bot now.'], json: { begun: true } };
}

async function makeStores(config: Config): Promise<void> {
  const leader = openLeader(config.database);
  if (config.database.kind === 'sqlite' && !(await leader.lead()))
    throw new StartError('server_running');
  try {
    const { database } = await openStores(config, config.kind, nodeRandom());
    await database.close();
  } finally {
    await leader.resign();
  }
}
