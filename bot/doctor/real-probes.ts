import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from '../app-packages/files';
import { askSlackAccess, askSlackChannel } from '../channels/slack/probe';
import { askTeamsLogin, canFetchTeamsKeys } from '../channels/teams/probe';
import { readInstallationMark } from '../installation/installation-mark';
import { dayAt } from '../platform/clock';
import { programVersion } from '../platform/program-version';
import { settingsRead, unreadSettings } from '../settings/env-file';
import type { Environment } from '../settings/reader';
import { askBot } from './ask-bot';
import { isContained } from './is-contained';
import { lookAtBackups } from './look-at-backups';
import { lookAtStores } from './look-at-stores';
import { pathFacts } from './path-facts';
import type { Probes } from './probes';
import { roomIn } from './room-in';

/** What the process was given. */
interface Surroundings {
  readonly environment: Environment;
  /** Node's own part of the command line, such as `--env-file=.env`. */
  readonly nodeOptions?: readonly string[];
}

/** This machine, this process and the messengers as they are. */
export function realProbes(
  { environment, nodeOptions = [] }: Surroundings,
  folder: string,
  now: () => number,
): Probes {
  return {
    environment,
    folder,
    settingsRead: settingsRead(nodeOptions, folder),
    unread: unreadSettings(environment, nodeOptions, folder),
    isContained: isContained(environment),
    version: programVersion(),
    now,
    today: () => dayAt(now()),
    posix: process.platform !== 'win32',
    paths: pathFacts,
    roomIn,
    askBot: (place) => askBot(place),
    manifests: () => ({
      teams: read(join(folder, 'data', files.teams)),
      slack: read(join(folder, 'data', files.slack)),
    }),
    stores: lookAtStores,
    mark: readInstallationMark,
    backups: lookAtBackups,
    teamsLogin: askTeamsLogin,
    teamsKeys: (openIdUrl) => canFetchTeamsKeys(openIdUrl, now),
    slackAccess: askSlackAccess,
    slackChannel: askSlackChannel,
  };
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
