import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildInfo, isLoadedBefore, requireFreshBuild, timeOf } from './built-bot';
import { freePort, startBotProcess, trialSettings } from './houses/bot-process';

/** `loaded-before.cjs` writes and reads it. */
const loadedBefore = resolve(__dirname, '..', '..', 'node_modules', '.cache', 'loaded-before.bin');

/**
 * Once before the tests that start the built bot: fails the run at once when it is not the one of the
 * sources, and has it start once for all that start later.
 */
export default async function beginWithBot(): Promise<void> {
  requireFreshBuild();
  // Inherited by the workers.
  process.env[isLoadedBefore] = 'yes';
  if (timeOf(loadedBefore) > timeOf(buildInfo)) return;
  rmSync(loadedBefore, { force: true });
  const folder = mkdtempSync(join(tmpdir(), 'vissla-loaded-'));
  // A trial loads the most: both messengers, and an office. What it has loaded is kept when it ends.
  const bot = await startBotProcess(trialSettings(folder, await freePort()));
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
  if (timeOf(loadedBefore) === 0) throw new Error('What the built bot loads was not kept.');
}
