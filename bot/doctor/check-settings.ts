import { type Config, ConfigError, readConfig } from '../settings/config';
import type { Environment } from '../settings/reader';
import { type Finding, fine, warning, wrong } from './finding';

/** Reads the settings as the start does; every fault at once, none with its value. */
export function checkSettings(environment: Environment): {
  readonly config: Config | undefined;
  readonly findings: readonly Finding[];
} {
  try {
    const config = readConfig(environment);
    return { config, findings: [describe(config), ...aboutMoved(config)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map((problem) =>
      wrong('settings', `${problem}. The README says what it must be.`),
    );
    return { config: undefined, findings };
  }
}

function aboutMoved({ contactsMoved }: Config): readonly Finding[] {
  if (contactsMoved === undefined) return [];
  return [
    warning(
      'settings',
      'VISSLA_CONTACTS names office/contacts.json, which is examples/contacts.json now and is read from there. Set VISSLA_CONTACTS to a file of your own; in the trial, take it out.',
    ),
  ];
}

function describe(config: Config): Finding {
  if (config.kind === 'trial') {
    return warning(
      'settings',
      'No messenger is set: this is the trial, with invented people. For production set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN.',
    );
  }
  const messengers = [config.teams && 'Teams', config.slack && 'Slack'].filter(Boolean);
  return fine('settings', `Production, with ${messengers.join(' and ')}.`);
}
