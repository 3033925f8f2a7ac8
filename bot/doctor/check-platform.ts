import type { Environment } from '../settings/reader';
import { agentInMemory, holdsAgent } from './agent-hints';
import { type Finding, fine, orFine, skipped, wrong } from './finding';
import { hintsIn } from './platform-hints';

/** The bot that runs beside this command, as far as the system shows it to this account. */
export type RunningBot =
  | { readonly kind: 'none' }
  /** It belongs to another account. */
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'seen';
      readonly environment: Environment;
      /** Node's own options on its command line, as one text. */
      readonly options: string;
      /** The map of its memory, with the libraries in it. */
      readonly maps: string;
    };

/** Looks around the bot for what undoes anonymity. Never shows a value. */
export function checkPlatform(
  environment: Environment,
  running: RunningBot = { kind: 'none' },
): readonly Finding[] {
  const here = hintsIn(environment).map((says) => wrong('platform', says));
  const none = fine(
    'platform',
    "Nothing in this command's environment asks for request logs, traces, debugging or a monitoring agent. What stands before the bot (a proxy, a gateway) cannot be seen from here: it must keep no access log and no headers.",
  );
  return [...orFine(here, none), ...aboutRunning(running)];
}

function aboutRunning(running: RunningBot): readonly Finding[] {
  switch (running.kind) {
    case 'none':
      return [];
    case 'hidden':
      return [
        skipped(
          'platform',
          'The bot that runs here belongs to another account, so that its environment was not looked at. Call this command as that account, or as root.',
        ),
      ];
    case 'seen': {
      const { environment, options, maps } = running;
      const found = [
        ...hintsIn(environment),
        ...hintsIn({ NODE_OPTIONS: options }).map((says) =>
          says.replace('NODE_OPTIONS is set', 'an option of its command line is set'),
        ),
        ...(holdsAgent(maps) ? [agentInMemory] : []),
      ];
      return orFine(
        found.map((says) => wrong('platform', `In the bot that runs here, ${says}`)),
        fine(
          'platform',
          'Nothing in the environment of the bot that runs here asks for them, either.',
        ),
      );
    }
  }
}
