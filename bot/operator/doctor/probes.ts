import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MailSettings } from '../../channels/mail/settings';
import { askSlackAccess } from '../../channels/slack/probe';
import { askTeamsLogin, askTeamsReach, canFetchTeamsKeys } from '../../channels/teams/probe';
import { attempt } from '../../domain/attempt';
import { isSystemError } from '../../keys/vault/vault-error';
import { asCaller } from '../../platform/account';
import { dayAt } from '../../platform/clock';
import { programVersion, projectRoot } from '../../platform/project-root';
import { settingsRead, unreadSettings } from '../../settings/env-file';
import type { Listening } from '../../settings/listening';
import type { Environment } from '../../settings/reader';
import { readInstallationMark } from '../../start/installation-mark';
import { files } from '../apps/teams-manifest';
import { asideOf } from '../backup/files';
import { askBot } from './ask-bot';
import { askWeb } from './ask-web';
import { lookAtBackups } from './check-backups';
import type { PathFacts } from './check-files';
import type { WrittenManifests } from './check-manifests';
import { lookAtProgram } from './look-at-program';
import { lookAtStores } from './look-at-stores';
import { sayWay, showsOwn } from './say-way';

interface Surroundings {
  readonly environment: Environment;
  readonly nodeOptions?: readonly string[];
}

/** None of them changes anything. */
export type Probes = ReturnType<typeof probesOf>;

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
    program: () => lookAtProgram(projectRoot(__dirname)),
    now,
    today: () => dayAt(now()),
    posix: process.platform !== 'win32',
    paths: pathFacts,
    aside: asideOf,
    roomIn,
    askBot: (place: Listening) => askBot(place),
    askWeb,
    manifests: (): WrittenManifests => ({
      teams: read(join(folder, 'data', files.teams)),
      slack: read(join(folder, 'data', files.slack)),
    }),
    stores: lookAtStores,
    mark: readInstallationMark,
    /** The vault's copies are root's alone. Their names and modes are looked at, and nothing is opened. */
    backups: (...of: Parameters<typeof lookAtBackups>) => asCaller(() => lookAtBackups(...of)),
    teamsLogin: askTeamsLogin,
    teamsReach: askTeamsReach,
    teamsKeys: (openIdUrl: string | undefined) => canFetchTeamsKeys(openIdUrl, now),
    slackAccess: askSlackAccess,
    mailServer: async (settings: MailSettings) =>
      (await import('../../channels/mail/probe.js')).askMailServer(settings),
    way: sayWay,
    showsOwn: (url: string) => showsOwn(url),
  };
}

function read(path: string): Buffer | undefined {
  return attempt(() => readFileSync(path));
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

/** Nobody reaches a container's interfaces but by what is let through. */
export function isContained(
  environment: Environment,
  isThere: (path: string) => boolean = existsSync,
): boolean {
  return containerFiles.some(isThere) || variables.some((name) => environment[name] !== undefined);
}

/** The rights of this process's account to paths. Only a read-only disk refuses root. */
const pathFacts: PathFacts = {
  modeOf: (path) => {
    try {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      return mode === undefined ? undefined : mode & 0o777;
    } catch {
      return 'not allowed';
    }
  },
  unwritableBy: (path) => {
    try {
      accessSync(path, constants.W_OK);
      return isDenied(path) ? 'rights' : undefined;
    } catch (error) {
      if (isSystemError(error, 'EROFS')) return 'disk';
      // A file may be gone by now: SQLite's log goes when the bot ends.
      return isSystemError(error, 'EACCES', 'EPERM') ? 'rights' : undefined;
    }
  },
};

/** Whether it is of another account than the one that root works as: `access` asks about root. */
function isDenied(path: string): boolean {
  const user = process.geteuid?.();
  return user !== process.getuid?.() && statSync(path).uid !== user;
}

/** The bytes that an account but root may still write in a folder; `undefined` where nothing says. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : roomIn(above);
  }
}
