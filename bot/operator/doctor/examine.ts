import { join } from 'node:path';
import { codeOf } from '../../domain/error-code';
import { settingsMark } from '../../http/version-header';
import { hourAt, systemClock } from '../../platform/clock';
import { metricsFile } from '../../platform/metrics-file';
import { writeWhole } from '../../platform/write-whole';
import type { Config } from '../../settings/config';
import { describeListening } from '../../settings/listening';
import { readContactsPath } from '../../settings/places';
import { type Asked, askMessengers, checkClock } from './ask-messengers';
import { checkBackups } from './check-backups';
import { checkBot } from './check-bot';
import { checkContacts } from './check-contacts';
import { checkEmployees } from './check-employees';
import { checkFiles, guardedPaths } from './check-files';
import { checkManifests, expectedApps } from './check-manifests';
import { checkPiece } from './check-piece';
import { checkPlatform } from './check-platform';
import { checkRelease } from './check-release';
import { checkSettings } from './check-settings';
import { checkSpace } from './check-space';
import { checkStores } from './check-stores';
import { figuresOf } from './figures';
import { type CheckName, type Findings, reportsOf } from './finding';
import type { SeenStores } from './look-at-stores';
import { filesOf, growing, ownerOf } from './places';
import { type Probes, realProbes } from './probes';

/** A check's material: the world, the settings, and the answers that several checks share. */
interface Examined {
  readonly probes: Probes;
  readonly config: Config;
  readonly stores: () => Promise<SeenStores>;
  readonly messengers: () => Promise<Asked>;
}

/** One look at the installation; a check without settings says so, or looks at what it can. */
interface Check {
  /** The names of its findings, in their order. */
  readonly names: readonly [CheckName, ...CheckName[]];
  readonly look: (examined: Examined) => Findings | Promise<Findings>;
  /** Looks where the settings cannot be read: nobody knows then where things are. */
  readonly withoutSettings?: (probes: Probes) => Findings;
}

/**
 * Looks at everything; called by root, it looks as the account that owns the stores.
 * @param keepsMetrics whether the bot is to have the figures, for `/metrics`
 */
export function lookAround(
  surroundings: Parameters<typeof realProbes>[0],
  folder: string,
  keepsMetrics = false,
): Promise<Findings> {
  const as = ownerOf(surroundings.environment, folder);
  const probes = realProbes(surroundings, folder, () => systemClock().now());
  return as(() => examine(probes, keepsMetrics));
}

/** Runs every check and gives the findings, in the order of the list of checks. */
async function examine(probes: Probes, keepsMetrics: boolean): Promise<Findings> {
  const { config, findings } = checkSettings(probes);
  const examined = config && examinedOf(probes, config);
  const all = [...findings];
  for (const check of checks) all.push(...(await run(check, examined, probes)));
  if (keepsMetrics && config?.kind === 'production' && examined !== undefined)
    writeWhole(
      metricsFile(config.mark),
      await figuresOf(probes, config, await examined.stores(), all),
    );
  return all;
}

/** Questions that several checks ask are asked once. */
function examinedOf(probes: Probes, config: Config): Examined {
  const stores = once(() => probes.stores(config));
  const inTeams = async (): Promise<readonly string[]> => {
    const { database } = await stores();
    return (database.kind === 'open' ? database.seen.inside?.inTeams : undefined) ?? [];
  };
  const messengers = once(async () => askMessengers(probes, config, await inTeams()));
  return { probes, config, stores, messengers };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

/** Runs one check. A check that fails is reported as wrong; the others still run. */
async function run(
  { names, look, withoutSettings }: Check,
  examined: Examined | undefined,
  probes: Probes,
): Promise<Findings> {
  try {
    if (examined !== undefined) return await look(examined);
    return (
      withoutSettings?.(probes) ??
      names.flatMap((name) =>
        reportsOf(name).skipped('Not looked at: put the settings right first.'),
      )
    );
  } catch (error) {
    const code = codeOf(error) ?? 'unexpected';
    return reportsOf(names[0]).wrong(
      `This check failed (${code}). docs/codes.md explains the codes.`,
    );
  }
}

/** Every check but that of the settings, in the order of the report. */
const checks: readonly Check[] = [
  { names: ['bot'], look: aboutBot },
  {
    names: ['database', 'vault', 'desks'],
    look: async ({ probes, config, stores }) =>
      checkStores(
        await stores(),
        config.kind,
        config,
        config.kind === 'production' ? probes.mark(config.mark) : undefined,
      ),
  },
  { names: ['release'], look: aboutRelease },
  { names: ['teams', 'slack'], look: async ({ messengers }) => (await messengers()).findings },
  { names: ['clock'], look: async ({ messengers }) => checkClock((await messengers()).clocks) },
  {
    names: ['manifests'],
    look: ({ probes, config }) => checkManifests(probes.manifests(), expectedApps(config)),
  },
  {
    names: ['contacts'],
    look: ({ probes, config }) => checkContacts(config.contacts, contactsPath(probes, config)),
  },
  {
    names: ['files'],
    look: ({ probes, config }) => aboutFiles(probes, config),
    withoutSettings: (probes) => aboutFiles(probes, undefined),
  },
  {
    names: ['space'],
    look: ({ probes, config }) => checkSpace(growing(config), probes.roomIn),
  },
  {
    names: ['backups'],
    look: ({ probes, config }) =>
      config.kind === 'trial'
        ? reportsOf('backups').skipped('The trial needs none.')
        : checkBackups(probes.backups(config, probes.today()), probes.today()),
  },
  {
    names: ['platform'],
    look: ({ probes }) => checkPlatform(probes.environment),
    withoutSettings: (probes) => checkPlatform(probes.environment),
  },
  { names: ['employees'], look: ({ config }) => checkEmployees(config) },
  { names: ['piece'], look: aboutPiece },
];

async function aboutBot({ probes, config, stores }: Examined): Promise<Findings> {
  // With 0 the system chooses another port at each start.
  if (config.port === 0)
    return reportsOf('bot').skipped('VISSLA_PORT is 0, so nobody knows its port.');
  const { database, vault } = await stores();
  const hasBegun = database.kind !== 'missing' || vault.kind !== 'missing';
  const own = { version: probes.version, settings: settingsMark(config) };
  return checkBot(await probes.askBot(config), describeListening(config), own, hasBegun);
}

async function aboutRelease({ probes, config, stores }: Examined): Promise<Findings> {
  const { database } = await stores();
  const rule = database.kind === 'open' ? database.seen.inside?.rule : undefined;
  return checkRelease(config, rule, { today: probes.today(), hour: hourAt(probes.now()) });
}

async function aboutPiece({ probes, config }: Examined): Promise<Findings> {
  if (config.kind === 'trial')
    return reportsOf('piece').skipped('The trial has it in its Slack channel.');
  const { teams, slack } = config;
  const channel = slack?.channel;
  return checkPiece({
    teams: teams?.pieceUrl !== undefined,
    slack:
      slack === undefined || channel === undefined
        ? undefined
        : await probes.slackChannel(slack.botToken, channel, slack.apiUrl),
  });
}

/** Where the contacts are in production; the trial's example comes with the program. */
const contactsPath = (probes: Probes, config: Config | undefined): string | undefined =>
  config?.kind === 'production' ? readContactsPath(probes.environment) : undefined;

function aboutFiles(probes: Probes, config: Config | undefined): Findings {
  const guarded = guardedPaths({
    ...filesOf(config),
    contacts: contactsPath(probes, config),
    settings: join(probes.folder, '.env'),
    settingsRead: probes.settingsRead,
  });
  return checkFiles(guarded, probes.paths, probes.posix);
}
