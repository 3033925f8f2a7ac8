import { join } from 'node:path';
import { codeOf } from '../../domain/error-code';
import { settingsMark } from '../../http/version-header';
import { hourAt, systemClock } from '../../platform/clock';
import { metricsFile } from '../../platform/metrics-file';
import { programVersion } from '../../platform/project-root';
import { writeWhole } from '../../platform/write-whole';
import type { Config } from '../../settings/config';
import { settingsRead, unreadSettings } from '../../settings/env-file';
import { describeListening } from '../../settings/listening';
import { defaults } from '../../settings/places';
import { type Environment, settingsIn } from '../../settings/reader';
import { type InstallationMark, readInstallationMark } from '../../start/installation-mark';
import { asideOf } from '../backup/files';
import { checkBackups, lookAtBackups } from './check-backups';
import { askBot, checkBot } from './check-bot';
import { checkClock } from './check-clock';
import { checkContacts } from './check-contacts';
import { checkAside, checkFiles, guardedPaths, pathFacts } from './check-files';
import { checkMail } from './check-mail';
import { checkManifests, writtenManifests } from './check-manifests';
import { checkPass } from './check-pass';
import { checkPlatform } from './check-platform';
import { checkProgram } from './check-program';
import { checkSettings, isContained } from './check-settings';
import { checkSlack } from './check-slack';
import { checkSpace, roomIn } from './check-space';
import { checkStores } from './check-stores';
import { checkTeams } from './check-teams';
import { checkWeb } from './check-web';
import { figuresOf } from './figures';
import { type CheckName, type Findings, reportsOf } from './finding';
import { insideOf, lookAtStores, type SeenDatabase, type SeenStores } from './look-at-stores';
import { filesOf, growing, ownerOf } from './places';

/** `config` where the settings are right. */
interface Surroundings {
  readonly config: Config | undefined;
  readonly environment: Environment;
  /** Where `data/` and `.env` are looked for. */
  readonly folder: string;
  readonly settingsRead: readonly string[];
}

interface Examined extends Surroundings {
  readonly config: Config;
  readonly production: Extract<Config, { kind: 'production' }> | undefined;
  readonly stores: SeenStores;
  readonly inside: SeenDatabase['inside'];
  readonly mark: InstallationMark | undefined;
}

/**
 * Runs every check and gives the findings, in the order of the list of checks. None of them changes anything.
 * Root looks as the account that owns the stores.
 * @param keepsMetrics whether the bot is to have the figures, for `/metrics`
 */
export function lookAround(
  given: { readonly environment: Environment; readonly nodeOptions?: readonly string[] },
  folder: string,
  keepsMetrics = false,
): Promise<Findings> {
  const { environment, nodeOptions = [] } = given;
  const surroundings = {
    environment,
    folder,
    settingsRead: settingsRead(nodeOptions, folder),
    unread: unreadSettings(environment, nodeOptions, folder),
    isContained: isContained(environment),
  };
  const as = ownerOf(environment, folder);
  return as(async () => {
    const { config, findings } = checkSettings(surroundings);
    // Nobody knows then where anything is.
    if (config === undefined)
      return [
        ...findings,
        ...reportsOf('settings').skipped('The rest is looked at once the settings are right.'),
        ...aboutFiles({ ...surroundings, config }),
        ...checkProgram(),
        ...checkPlatform(environment),
      ];
    const stores = await lookAtStores(config);
    const production = config.kind === 'production' ? config : undefined;
    const mark = production && readInstallationMark(production.mark);
    const inside = insideOf(stores);
    const examined = { ...surroundings, config, production, stores, inside, mark };
    const all = [...findings];
    for (const [name, look] of checks) all.push(...(await run(name, look, examined)));
    if (keepsMetrics && production !== undefined)
      writeWhole(metricsFile(production.mark), await figuresOf(production, inside, all));
    return all;
  });
}

type RunCheck = (examined: Examined) => Findings | Promise<Findings>;

/** A check that fails is reported as wrong; the others still run. */
async function run(name: CheckName, look: RunCheck, examined: Examined): Promise<Findings> {
  try {
    return await look(examined);
  } catch (error) {
    const code = codeOf(error) ?? 'unexpected';
    return reportsOf(name).wrong(`This check failed (${code}). docs/codes.md explains the codes.`);
  }
}

const today = () => systemClock().today();

/** All but that of the settings, in the order of the report, by the name of its first finding. */
const checks: readonly (readonly [CheckName, RunCheck])[] = [
  ['bot', aboutBot],
  ['database', ({ config, stores, mark }) => checkStores(stores, config.kind, config, mark)],
  [
    'pass',
    ({ config, inside }) =>
      checkPass(config, inside?.rule, { today: today(), hour: hourAt(systemClock().now()) }),
  ],
  ['teams', aboutMessengers],
  ['door', aboutWeb('door')],
  ['desk', aboutWeb('desk')],
  [
    'manifests',
    ({ production, folder }) =>
      production === undefined ? [] : checkManifests(writtenManifests(folder), production),
  ],
  ['contacts', (examined) => checkContacts(examined.config, contactsPath(examined))],
  ['files', aboutFiles],
  ['space', ({ config }) => checkSpace(growing(config), roomIn)],
  [
    'backups',
    ({ production }) =>
      production === undefined
        ? reportsOf('backups').skipped('The trial needs none.')
        : checkBackups(lookAtBackups(production, today()), today()),
  ],
  ['program', () => checkProgram()],
  ['platform', ({ environment }) => checkPlatform(environment)],
  ['mail', aboutMail],
];

const hasBegun = ({ database, vault }: SeenStores): boolean =>
  database.kind !== 'missing' || vault.kind !== 'missing';

async function aboutBot({ config, stores }: Examined): Promise<Findings> {
  // With 0 the system chooses another port at each start.
  if (config.port === 0)
    return reportsOf('bot').skipped('VISSLA_PORT is 0, so nobody knows its port.');
  const own = { version: programVersion(), settings: settingsMark(config) };
  return checkBot(await askBot(config), describeListening(config), own, hasBegun(stores));
}

function aboutWeb(check: 'door' | 'desk'): RunCheck {
  return ({ config, production, stores }) => {
    const { port, url } = { door: production?.web, desk: production?.webDesk }[check] ?? {};
    const { skipped } = reportsOf(check);
    if (port === undefined || url === undefined) return skipped(`There is no ${check} on the web.`);
    if (!hasBegun(stores)) return skipped('It has not been started yet.');
    return checkWeb(check, { host: config.host, port, url });
  };
}

async function aboutMessengers({ production, inside, mark }: Examined): Promise<Findings> {
  const { teams, slack } = production ?? {};
  const asked = [
    ...(teams === undefined ? [] : [await checkTeams(teams, inside?.inTeams ?? [])]),
    ...(slack === undefined ? [] : [await checkSlack(slack)]),
  ];
  const clocks = asked.map(({ ahead }) => ahead);
  return [
    ...asked.flatMap(({ findings }) => findings),
    ...checkClock(clocks, today(), [inside?.lastDeed, mark?.day]),
  ];
}

async function aboutMail({ production, inside }: Examined): Promise<Findings> {
  const { mail, webDesk } = production ?? {};
  const access = mail && (await (await import('../../channels/mail/probe.js')).askMailServer(mail));
  const people = Object.values(inside?.people ?? {});
  const unmailed = people.reduce((sum, desk) => sum + desk.unmailed, 0);
  return checkMail(access, webDesk !== undefined, unmailed);
}

/** Of production; the trial's example comes with the program. */
function contactsPath({ environment, config }: Surroundings): string | undefined {
  if (config?.kind !== 'production') return undefined;
  return settingsIn(environment).VISSLA_CONTACTS ?? defaults.contacts;
}

function aboutFiles(examined: Surroundings): Findings {
  const stores = filesOf(examined.config);
  const guarded = guardedPaths({
    ...stores,
    contacts: contactsPath(examined),
    settings: join(examined.folder, '.env'),
    settingsRead: examined.settingsRead,
  });
  const aside = Object.values(stores).flatMap((path) => (path === undefined ? [] : asideOf(path)));
  return [...checkFiles(guarded, pathFacts, process.platform !== 'win32'), ...checkAside(aside)];
}
