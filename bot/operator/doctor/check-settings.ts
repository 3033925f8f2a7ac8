import { existsSync } from 'node:fs';
import { type Desk, desks } from '../../domain/ids';
import { type Config, ConfigError, disposalsOf, readConfig } from '../../settings/config';
import { describeListening, isEveryInterface } from '../../settings/listening';
import { eitherMark } from '../../settings/messengers';
import type { Environment } from '../../settings/reader';
import { type Findings, reportsOf } from './finding';

const { fine, warning, wrong } = reportsOf('settings');

/** Reads the settings as the start does; every fault at once, none with its value. */
export function checkSettings({
  environment,
  unread,
  isContained,
}: {
  readonly environment: Environment;
  /** What is to be said of a file of settings that nobody read. */
  readonly unread: string | undefined;
  readonly isContained: boolean;
}): { readonly config: Config | undefined; readonly findings: Findings } {
  const aside = unread === undefined ? [] : warning(unread);
  try {
    const config = readConfig(environment);
    // Nobody reaches a container's interfaces but through what is let in.
    const inClear = !isContained && isEveryInterface(config.host);
    return {
      config,
      findings: [...describe(config), ...(inClear ? everyInterface : []), ...aside],
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.flatMap((problem) =>
      wrong(`${problem}. docs/settings.md says what it must be.`),
    );
    return { config: undefined, findings: [...findings, ...aside] };
  }
}

const everyInterface = warning(
  'It listens on every interface, in clear: whoever shares a network with this machine reaches the bot past the server in front, and can read what passes. Set VISSLA_HOST=127.0.0.1, or to the address at which the server in front calls.',
);

function sayDisposal(desk: Desk, config: Config): string {
  const rule = disposalsOf(config)[desk];
  return rule === 'preserve'
    ? `${desk} has no decision, so its cases are only archived`
    : `${desk} by ${rule.number}, ${rule.months} months after closing`;
}

function describe(config: Config): Findings {
  const where = describeListening(config);
  if (config.kind === 'trial')
    return warning(
      `No channel is set: this is the trial, with invented people, on ${where}. For production set ${eitherMark}.`,
    );
  const { teams, slack, web, webDesk } = config;
  const channels = [
    teams && 'Teams',
    slack && 'Slack',
    web && 'a door on the web',
    webDesk && 'a desk on the web',
  ].filter(Boolean);
  return [
    ...fine(`Production, with ${channels.join(' and ')}, on ${where}.`),
    ...fine(`Disposal: ${desks.map((desk) => sayDisposal(desk, config)).join('; ')}.`),
  ];
}

/** Docker and Podman put them there. */
const containerFiles = ['/.dockerenv', '/run/.containerenv'];

/** Set by what runs a container, or by a cloud that runs one for us. */
const variables = [
  'container',
  'KUBERNETES_SERVICE_HOST',
  'WEBSITE_INSTANCE_ID',
  'CONTAINER_APP_NAME',
];

export function isContained(
  environment: Environment,
  isThere: (path: string) => boolean = existsSync,
): boolean {
  return containerFiles.some(isThere) || variables.some((name) => environment[name] !== undefined);
}
