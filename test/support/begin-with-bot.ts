import { requireFreshBuild } from './built-bot';

/**
 * Once before the tests that start the built bot: fails the run at once when it is not the one of the
 * sources.
 */
export default requireFreshBuild;
