import { requireFreshBuild } from './built-bot';

/** Runs once before tests that start the built bot: fails when the build is older than the sources. */
export default function beginWithBot(): void {
  requireFreshBuild();
}
