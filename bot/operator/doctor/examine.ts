import { join } from 'node:path';
import { codeOf } from '../../domain/error-code';
import { settingsMark } from '../../http/version-header';
import { hourAt, systemClock } from '../../platform/clock';
import { metricsFile } from '../../platform/metrics-file';
import { writeWhole } from '../../platform/write-whole';
import type { Config } from '../../settings/config';
import { describeListening } from '../../settings/listening';
import { defaults } from '../../settings/places';
import { settingsIn } from '../../settings/reader';
import { askMessengers, checkClock } from './ask-messengers';
import { checkBackups } from './check-backups';
import { checkBot } from './check-bot';
import { checkContacts } from './check-contacts';
import { checkEmployees } from './check-employees';
import { checkAside, checkFiles, guardedPaths } from './check-files';
import { checkMail } from './check-mail';
import { checkManifests, expectedApps } from './check-manifests';
import { checkPlatform } from './check-platform';
import { checkProgram } from './check-program';
import { checkRelease } from './check-release';
import { checkSettings } from './check-settings';
import { checkSpace } from './check-space';
import { checkStores } from './check-stores';
import { checkWeb } from './check-web';
import { figuresOf } from './figures';
import { type CheckName, type Findings, reportsOf } from './finding';
import { insideOf, type SeenStores } from './look-at-stores';
import { filesOf, growing, ownerOf } from './places';
import { type Probes, realProbes } from './probes';

interface Examined {
  readonly probes: Probes;
  readonly config: Config;
  readonly stores: SeenStores;
}

/**
 * Root looks as the account that owns the stores.
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
  // Nobody knows then where anything is.
  if (config === undefined)
    return [
      ...findings,
      ...reportsOf('settings').skipped('The rest is looked at once the settings are right.'),
      ...aboutFiles(probes, undefined),
      ...checkProgram(probes.program()),
      ...checkPlatform(probes.environment),
    ];
  const stores = await probes.stores(config);
  const examined = { probes, config, stores };
  const all = [...findings];
  for (const [name, look] of checks) all.push(...(await run(name, look, examined)));
  if (keepsMetrics && config.kind === 'production')
    writeWhole(metricsFile(config.mark), await figuresOf(probes, config, stores, all));
  return all;
}

type Look = (examined: Examined) => Findings | Promise<Findings>;

/** A check that fails is reported as wrong; the others still run. */
async function run(name: CheckName, look: Look, examined: Examined): Promise<Findings> {
  try {
    return await look(examined);
  } catch (error) {
    const code = codeOf(error) ?? 'unexpected';
    return reportsOf(name).wrong(`This check failed (${code}). docs/codes.md explains the codes.`);
  }
}

/** All but that of the settings, in the order of the report, by the name of its first finding. */
const checks: readonly (readonly [CheckName, Look])[] = [
  ['bot', aboutBot],
  [
    'database',
    ({ probes, config, stores }) =>
      checkStores(
        stores,
        config.kind,
        config,
        config.kind === 'production' ? probes.mark(config.mark) : undefined,
      ),
  ],
  ['release', aboutRelease],
  ['teams', aboutMessengers],
  ['door', aboutWeb('door', 'There is no door on the web.', ({ web }) => web)],
  ['desk', aboutWeb('desk', 'There is no desk on the web.', ({ webDesk }) => webDesk)],
  ['manifests', ({ probes, config }) => checkManifests(probes.manifests(), expectedApps(config))],
  [
    'contacts',
    ({ probes, config }) => checkContacts(config.contacts, contactsPath(probes, config)),
  ],
  ['files', ({ probes, config }) => aboutFiles(probes, config)],
  ['space', ({ probes, config }) => checkSpace(growing(config), probes.roomIn)],
  [
    'backups',
    ({ probes, config }) =>
      config.kind === 'trial'
        ? reportsOf('backups').skipped('The trial needs none.')
        : checkBackups(probes.backups(config, probes.today()), probes.today()),
  ],
  ['program', ({ probes }) => checkProgram(probes.program())],
  ['platform', ({ probes }) => checkPlatform(probes.environment)],
  ['employees', ({ config }) => checkEmployees(config)],
  ['mail', aboutMail],
];

const hasBegun = ({ database, vault }: SeenStores): boolean =>
  database.kind !== 'missing' || vault.kind !== 'missing';

async function aboutBot({ probes, config, stores }: Examined): Promise<Findings> {
  // With 0 the system chooses another port at each start.
  if (config.port === 0)
    return reportsOf('bot').skipped('VISSLA_PORT is 0, so nobody knows its port.');
  const own = { version: probes.version, settings: settingsMark(config) };
  return checkBot(await probes.askBot(config), describeListening(config), own, hasBegun(stores));
}

function aboutRelease({ probes, config, stores }: Examined): Findings {
  const rule = insideOf(stores)?.rule;
  return checkRelease(config, rule, { today: probes.today(), hour: hourAt(probes.now()) });
}

async function aboutMessengers({ probes, config, stores }: Examined): Promise<Findings> {
  const { findings, clocks } = await askMessengers(probes, config, insideOf(stores)?.inTeams ?? []);
  const days = [
    insideOf(stores)?.lastDeed,
    config.kind === 'production' ? probes.mark(config.mark)?.day : undefined,
  ];
  return [...findings, ...checkClock(clocks, probes.today(), days)];
}

/** The door's or the desk's. */
function aboutWeb(
  check: CheckName,
  none: string,
  find: (
    config: Extract<Config, { kind: 'production' }>,
  ) => { readonly port: number; readonly url?: string | undefined } | undefined,
): Look {
  return async ({ probes, config, stores }) => {
    const { port, url } = (config.kind === 'production' ? find(config) : undefined) ?? {};
    if (port === undefined || url === undefined) return reportsOf(check).skipped(none);
    if (!hasBegun(stores)) return reportsOf(check).skipped('It has not been started yet.');
    return checkWeb(check, probes, { host: config.host, port, url });
  };
}

async function aboutMail({ probes, config, stores }: Examined): Promise<Findings> {
  if (config.kind === 'trial') return checkMail(undefined, false);
  const { mail, webDesk } = config;
  const people = Object.values(insideOf(stores)?.people ?? {});
  const unmailed = people.reduce((sum, desk) => sum + desk.unmailed, 0);
  return checkMail(mail && (await probes.mailServer(mail)), webDesk !== undefined, unmailed);
}

/** Of production; the trial's example comes with the program. */
const contactsPath = (probes: Probes, config: Config | undefined): string | undefined =>
  config?.kind === 'production'
    ? (settingsIn(probes.environment).VISSLA_CONTACTS ?? defaults.contacts)
    : undefined;

function aboutFiles(probes: Probes, config: Config | undefined): Findings {
  const stores = filesOf(config);
  const guarded = guardedPaths({
    ...stores,
    contacts: contactsPath(probes, config),
    settings: join(probes.folder, '.env'),
    settingsRead: probes.settingsRead,
  });
  return [
    ...checkFiles(guarded, probes.paths, probes.posix),
    ...checkAside(
      Object.values(stores).flatMap((path) => (path === undefined ? [] : probes.aside(path))),
    ),
  ];
}
