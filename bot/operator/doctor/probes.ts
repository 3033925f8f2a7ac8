import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askSlackAccess, askSlackChannel } from '../../channels/slack/probe';
import { askTeamsLogin, canFetchTeamsKeys } from '../../channels/teams/probe';
import { dayAt } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { settingsRead, unreadSettings } from '../../settings/env-file';
import type { Listening } from '../../settings/listening';
import type { Environment } from '../../settings/reader';
import { readInstallationMark } from '../../start/installation-mark';
import { files } from '../apps/teams-manifest';
import { askBot } from './ask-bot';
import type { WrittenManifests } from './check-manifests';
import { isContained } from './is-contained';
import { lookAtBackups } from './look-at-backups';
import { lookAtStores } from './look-at-stores';
import { pathFacts, roomIn } from './path-facts';

interface Surroundings {
  readonly environment: Environment;
  /** Node's own part of the command line, such as `--env-file=.env`. */
  readonly nodeOptions?: readonly string[];
}

/** How doctor looks at the world. None of these changes anything. */
export type Probes = ReturnType<typeof probesOf>;

/** This machine, this process and the messengers as they are. */
export function realProbes(...given: Parameters<typeof probesOf>): Probes {
  return probesOf(...given);
}

function probesOf(
  { environment, nodeOptions = [] }: Surroundings,
  folder: string,
  now: () => number,
) {
  return {
    environment,
    /** Where `data/` and `.env` are looked for. */
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
    askBot: (place: Listening) => askBot(place),
    manifests: (): WrittenManifests => ({
      teams: read(join(folder, 'data', files.teams)),
      slack: read(join(folder, 'data', files.slack)),
    }),
    stores: lookAtStores,
    mark: readInstallationMark,
    backups: lookAtBackups,
    teamsLogin: askTeamsLogin,
    teamsKeys: (openIdUrl: string | undefined) => canFetchTeamsKeys(openIdUrl, now),
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
