import type { Environment } from '../settings/reader';
import { type Finding, fine, orFine, wrong } from './finding';
import { hintsIn } from './platform-hints';

/** Checks this command's environment for what undoes anonymity. Never shows a value. */
export function checkPlatform(environment: Environment): readonly Finding[] {
  return orFine(
    hintsIn(environment).map((says) => wrong('platform', says)),
    fine(
      'platform',
      "Nothing in this command's environment asks for request logs, traces or debugging. What is in front of the bot (a proxy, a gateway) and agents that watch the machine cannot be seen from here: they must keep no access log and no headers.",
    ),
  );
}
