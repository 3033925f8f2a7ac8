import { join } from 'node:path';
import { hourAt } from '../platform/clock';
import { type Config } from '../settings/config';
import { describeListening } from '../settings/listening';
import { readContactsPath } from '../settings/read-places';
import type { Asked } from './ask-messengers';
import { checkBackups } from './check-backups';
import { checkBot } from './check-bot';
import { checkClock } from './check-clock';
import { checkContacts } from './check-contacts';
import { checkEmployees } from './check-employees';
import { checkFiles, guardedPaths } from './check-files';
import { checkManifests, expectedApps } from './check-manifests';
import { checkPiece } from './check-piece';
import { checkPlatform } from './check-platform';
import { checkRelease } from './check-release';
import { checkSpace } from './check-space';
import { checkStores } from './check-stores';
import { type CheckName, type Finding, skipped } from './finding';
import { filesOf, growing } from './places';
import type { Probes } from './probes';
import type { SeenStores } from './stores';

/** What a check is handed: the world, the settings, and what several checks ask of one question. */
export interface Examined {
  readonly probes: Probes;
  readonly config: Config;
  readonly stores: () => Promise<SeenStores>;
  readonly messengers: () => Promise<Asked>;
}

type Findings = readonly Finding[];

/** One look at the installation; a check without settings says so, or looks at what it can. */
export interface Check {
  /** What its findings are called, in their order. */
  readonly names: readonly [CheckName, ...CheckName[]];
  readonly look: (examined: Examined) => Findings | Promise<Findings>;
  /** What is looked at where the settings cannot be read: nobody knows then where things are. */
  readonly withoutSettings?: (probes: Probes) => Findings;
}

/** Everything that doctor looks at beside the settings, in the order of the report. */
export const checks: readonly Check[] = [
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
  { names: ['contacts'], look: ({ config }) => checkContacts(config.contacts, config.kind) },
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
        ? [skipped('backups', 'The trial needs none.')]
        : checkBackups(probes.backups(config), probes.today()),
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
  // 0 lets the system choose, at each start another one.
  if (config.port === 0) return [skipped('bot', 'VISSLA_PORT is 0, so nobody knows its port.')];
  const { database, vault } = await stores();
  const hasBegun = database.kind !== 'missing' || vault.kind !== 'missing';
  return checkBot(await probes.askBot(config), describeListening(config), probes.version, hasBegun);
}

async function aboutRelease({ probes, config, stores }: Examined): Promise<Findings> {
  const { database } = await stores();
  const rule = database.kind === 'open' ? database.seen.inside?.rule : undefined;
  return checkRelease(config, rule, { today: probes.today(), hour: hourAt(probes.now()) });
}

async function aboutPiece({ probes, config }: Examined): Promise<Findings> {
  if (config.kind === 'trial') return [skipped('piece', 'The trial has it in its Slack channel.')];
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

function aboutFiles(probes: Probes, config: Config | undefined): Findings {
  const guarded = guardedPaths({
    ...filesOf(config),
    // The trial's example comes with the program.
    contacts: config?.kind === 'production' ? readContactsPath(probes.environment) : undefined,
    settings: join(probes.folder, '.env'),
    settingsRead: probes.settingsRead,
  });
  return checkFiles(guarded, probes.paths, probes.posix);
}
