import { type Config, ConfigError, readConfig } from '../settings/config';
import { describeListening, isEveryInterface } from '../settings/listening';
import { type Finding, fine, warning, wrong } from './finding';
import type { Probes } from './probes';

type Surroundings = Pick<Probes, 'environment' | 'unread' | 'isContained'>;

/** Reads the settings as the start does; every fault at once, none with its value. */
export function checkSettings({ environment, unread, isContained }: Surroundings): {
  readonly config: Config | undefined;
  readonly findings: readonly Finding[];
} {
  const aside = unread === undefined ? [] : [warning('settings', unread)];
  try {
    const config = readConfig(environment);
    const findings = [describe(config), ...(isContained ? [] : aboutClear(config)), ...aside];
    return { config, findings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map((problem) =>
      wrong('settings', `${problem}. The README says what it must be.`),
    );
    return { config: undefined, findings: [...findings, ...aside] };
  }
}

/** A container's interfaces are reached by nobody but through what is let in. */
function aboutClear({ host }: Config): readonly Finding[] {
  if (!isEveryInterface(host)) return [];
  return [
    warning(
      'settings',
      'It listens on every interface, in clear: whoever shares a network with this machine reaches the bot past the server in front, and can read what passes. Set VISSLA_HOST=127.0.0.1, or to the address at which the server in front calls.',
    ),
  ];
}

function describe(config: Config): Finding {
  const where = describeListening(config);
  if (config.kind === 'trial') {
    return warning(
      'settings',
      `No messenger is set: this is the trial, with invented people, on ${where}. For production set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN.`,
    );
  }
  const messengers = [config.teams && 'Teams', config.slack && 'Slack'].filter(Boolean);
  return fine('settings', `Production, with ${messengers.join(' and ')}, on ${where}.`);
}
