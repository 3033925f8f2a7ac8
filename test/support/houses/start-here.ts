import { nodeRandom } from '../../../bot/platform/random';
import { readConfig } from '../../../bot/settings/config';
import { explainStart } from '../../../bot/start/advice';
import { openStores } from '../../../bot/start/open-stores';

/**
 * Opens database and vault as a start does, in this process, and closes them again. Gives `open`, or the
 * sentence that a refused start says.
 */
export async function startHere(settings: Readonly<Record<string, string>>): Promise<string> {
  const config = readConfig(settings);
  try {
    const { database } = await openStores(config, config.kind, nodeRandom());
    await database.close();
    return 'open';
  } catch (error) {
    return explainStart(error, 'sqlite');
  }
}
