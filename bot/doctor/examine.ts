import { join } from 'node:path';
import type { DatabaseLocation } from '../../db/location';
import { slackScopes } from '../app-packages/slack-manifest';
import type { SlackAccess } from '../channels/slack/probe';
import type { TeamsLogin } from '../channels/teams/probe';
import { codeOf } from '../domain/error-code';
import type { InstallationMark } from '../installation/installation-mark';
import { type Config, readContactsPath } from '../settings/config';
import type { SlackSettings, TeamsSettings } from '../settings/messengers';
import type { Environment } from '../settings/reader';
import { type ClockReading, checkClock, readClock } from './check-clock';
import { checkContacts } from './check-contacts';
import { checkFiles, guardedPaths, type PathFacts } from './check-files';
import { checkManifests, type ExpectedApps, type WrittenManifests } from './check-manifests';
import { checkMemory, type MemoryFacts } from './check-memory';
import { checkPlatform, type RunningBot } from './check-platform';
import { checkSettings } from './check-settings';
import { checkSlack } from './check-slack';
import { checkStores } from './check-stores';
import { checkTeams } from './check-teams';
import { type CheckName, type Finding, skipped, wrong } from './finding';
import type { SeenStores } from './stores';

/** How doctor looks at the world. None of these changes anything. */
export interface Probes {
  readonly environment: Environment;
  /** Where `data/` and `.env` are looked for. */
  readonly folder: string;
  /** The files from which Node read settings. */
  readonly settingsRead: readonly string[];
  readonly posix: boolean;
  readonly paths: PathFacts;
  readonly memory: () => MemoryFacts;
  /** The bot that listens on this port. */
  readonly runningBot: (port: number | undefined) => RunningBot;
  readonly manifests: () => WrittenManifests;
  readonly stores: (paths: {
    readonly database: DatabaseLocation;
    readonly vault: string;
  }) => Promise<SeenStores>;
  /** What is known of the installation outside both stores. */
  readonly mark: (path: string) => InstallationMark | undefined;
  readonly teamsLogin: (settings: TeamsSettings) => Promise<TeamsLogin>;
  readonly teamsKeys: (openIdUrl: string | undefined) => Promise<boolean>;
  readonly slackAccess: (token: string, apiUrl: string | undefined) => Promise<SlackAccess>;
  readonly now: () => number;
}

/** Runs every check and gives the findings, in the order of the list of checks. */
export async function examine(probes: Probes): Promise<readonly Finding[]> {
  const { config, findings } = checkSettings(probes.environment);
  return [
    ...findings,
    ...(config === undefined ? notLookedAt : await examineInstallation(probes, config)),
    ...(await attempt('files', () =>
      checkFiles(pathsOf(probes, config), probes.paths, probes.posix),
    )),
    ...(await attempt('platform', () =>
      checkPlatform(probes.environment, probes.runningBot(config?.port)),
    )),
    ...(await attempt('memory', () => checkMemory(probes.memory()))),
  ];
}

/** Without settings nobody knows where the stores are and who the bot is. */
const notLookedAt = (['database', 'vault', 'teams', 'slack', 'manifests', 'contacts'] as const).map(
  (check) => skipped(check, 'Not looked at: put the settings right first.'),
);

async function examineInstallation(probes: Probes, config: Config): Promise<readonly Finding[]> {
  const messengers = await askMessengers(probes, config);
  return [
    ...(await attempt('database', async () =>
      checkStores(
        await probes.stores(config),
        config.kind,
        config,
        config.kind === 'production' ? probes.mark(config.mark) : undefined,
      ),
    )),
    ...messengers.findings,
    ...checkClock(messengers.clocks),
    ...(await attempt('manifests', () => checkManifests(probes.manifests(), appsOf(config)))),
    ...checkContacts(config.contacts, config.kind),
  ];
}

interface Asked {
  readonly findings: readonly Finding[];
  readonly clocks: readonly ClockReading[];
}

async function askMessengers(probes: Probes, config: Config): Promise<Asked> {
  if (config.kind === 'trial') return { findings: [], clocks: [] };
  const { teams, slack } = config;
  const asked = [
    ...(teams === undefined ? [] : [await askTeams(probes, teams)]),
    ...(slack === undefined ? [] : [await askSlack(probes, slack)]),
  ];
  return {
    findings: asked.flatMap(({ findings }) => findings),
    clocks: asked.flatMap(({ clocks }) => clocks),
  };
}

async function askTeams(probes: Probes, settings: TeamsSettings): Promise<Asked> {
  const login = await probes.teamsLogin(settings);
  const clocks = login.kind === 'unreachable' ? [] : readClock(login.date, probes.now());
  return { findings: checkTeams(login, await probes.teamsKeys(settings.openIdUrl)), clocks };
}

async function askSlack(probes: Probes, settings: SlackSettings): Promise<Asked> {
  const { botToken, transport, apiUrl, team, enterprise, guests } = settings;
  const bot = await probes.slackAccess(botToken, apiUrl);
  const clocks = bot.kind === 'unreachable' ? [] : readClock(bot.date, probes.now());
  const app =
    transport.kind === 'socket' ? await probes.slackAccess(transport.appToken, apiUrl) : undefined;
  const expected = { team, enterprise, scopes: slackScopes(guests) };
  return { findings: checkSlack({ bot, app }, expected), clocks };
}

function appsOf(config: Config): ExpectedApps {
  if (config.kind === 'trial') return { teams: undefined, slack: undefined };
  const { locale, teams, slack } = config;
  return {
    teams,
    slack: slack && { locale, guests: slack.guests, door: slack.transport.kind },
  };
}

function pathsOf(
  { environment, folder, settingsRead }: Pick<Probes, 'environment' | 'folder' | 'settingsRead'>,
  config: Config | undefined,
): ReturnType<typeof guardedPaths> {
  return guardedPaths({
    database: config?.database.kind === 'sqlite' ? config.database.path : undefined,
    // A Key Vault has no mode.
    vault: config?.vault.startsWith('https:') === true ? undefined : config?.vault,
    // The trial's example comes with the program.
    contacts: config?.kind === 'production' ? readContactsPath(environment) : undefined,
    settings: join(folder, '.env'),
    settingsRead,
  });
}

/** A check that fails is reported as wrong; the others still run. */
async function attempt(
  check: CheckName,
  look: () => readonly Finding[] | Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    const code = codeOf(error) ?? 'unexpected';
    return [wrong(check, `This check failed (${code}). docs/codes.md explains the codes.`)];
  }
}
