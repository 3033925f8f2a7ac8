import { keepLoaded, requireFreshBuild } from './built-bot';

/**
 * Once before the tests that start the built bot: fails the run at once when it is not the one of the
 * sources, and has it start once for all that start later.
 */
export default async function beginWithBot(): Promise<void> {
  requireFreshBuild();
  await keepLoaded();
}
