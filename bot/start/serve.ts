import { setTimeout as wait } from 'node:timers/promises';
import { locationWarnings } from '../../db/dialects';
import { openLeader } from '../../db/open-leader';
import { firstTimeOnly } from '../channels/first-time';
import type { Day } from '../domain/day';
import type { ReleaseRule } from '../domain/release-rule';
import type { ReleasePolicy } from '../domain/window';
import { createHttpApp } from '../http/app';
import { type Endpoint, endpointOf } from '../http/endpoint';
import { startServer } from '../http/server';
import { keepInstallationMark } from '../installation/installation-mark';
import { openAudit } from '../installation/open-audit';
import { sayBegun } from '../installation/places';
import { StartError } from '../installation/start-error';
import { systemClock } from '../platform/clock';
import { createLog, type Log } from '../platform/log';
import { operatorLine } from '../platform/operator-lines';
import { programVersion } from '../platform/program-version';
import { nodeRandom } from '../platform/random';
import { createRuleInForce, createWindows } from '../platform/windows';
import type { Clock } from '../ports/clock';
import { chosenPolicy } from '../settings/chosen-policy';
import type { Config } from '../settings/config';
import { describeListening } from '../settings/listening';
import { refuseRoot, storesAt } from '../settings/refuse-root';
import { describeNext } from './advice-on-release';
import { composeAsSet } from './compose-as-set';
import { createDayCounts } from './day-counts';
import { keepUp } from './keep-up';
import { type Listeners, listen, openChannels } from './open-channels';
import { openStores, type Stores } from './open-stores';
import { requireBegun } from './require-begun';
import { createHeadSayer } from './say-head';
import { settleRelease } from './settle-release';
import { stop } from './stop';
import { openTrial } from './trial';
import { whenDatabaseIsReady } from './wait-for-database';

/** How long a process that was asked to end still takes requests, after it has said that it is not ready. */
const drainMilliseconds = 2_000;

/** Where the bot is between its start and its end. */
type Phase = 'opening' | 'serving' | 'ending';

/** Starts the bot as the settings say; resolves when it serves. Rejects when a start must be refused. */
export async function serve(config: Config): Promise<{ stop(): Promise<void> }> {
  refuseRoot(storesAt(config));
  const log = createLog();
  for (const code of locationWarnings(config.database)) log.warn({ code, module: 'database' });
  const trial = config.kind === 'trial' ? await openTrial(trialSettings(config), log) : undefined;
  const clock = trial?.clock ?? systemClock();
  let phase: Phase = 'opening';
  let listeners: Listeners = { teams: undefined, slack: undefined };
  const full = firstTimeOnly<'bodies_full'>((code) => {
    log.warn({ code, module: 'http' });
  });
  const app = createHttpApp({
    // Until everything is open nobody is let in, and the messenger shows that the bot does not answer yet.
    messages: endpointOf(() => (phase === 'opening' ? 503 : (teamsEndpoint(listeners) ?? 404))),
    events: endpointOf(() => (phase === 'opening' ? 503 : (listeners.slack?.events ?? 404))),
    ready: () => phase === 'serving',
    version: programVersion(),
    ending: () => phase === 'ending',
    mounts: trial === undefined ? [] : [trial.mount],
    fault: () => {
      log.error({ code: 'request_failed', module: 'http' });
    },
    full: () => {
      full('bodies_full');
    },
  });
  const server = await startServer({ app, port: config.port, host: config.host });
  trial?.listensOn(server.port);
  await whenDatabaseIsReady(
    () => requireBegun(config, clock.today()),
    (code) => {
      log.warn({ code, module: 'database' });
    },
  );
  const leader = openLeader(config.database);
  // Opening the database brings its tables up to date, and another server may run on it.
  if (config.database.kind === 'sqlite' && !(await leader.lead()))
    throw new StartError('server_running');
  const stores = await openStores(config, config.kind, nodeRandom());
  if (config.kind === 'production') noteInstallation(config, stores, clock.today());
  const rule = await ruleOf(config, stores, clock);
  const inForce = createRuleInForce(rule, clock);
  const policy = (): ReleasePolicy => inForce().policy;
  const windows = createWindows(rule, clock, config.releaseHour);
  const counts = createDayCounts(log, () => windows.when('window').from);
  const journal: Log = { ...log, count: counts.count };
  const channels = await openChannels(config, policy, trial, journal);
  const opened = { config, rule, stores, leader, log: journal, channels, clock, trial };
  const vissla = await composeAsSet(opened);
  listeners = listen(channels, vissla);
  if (trial !== undefined) await trial.staff(vissla);
  const upkeep = keepUp({
    vissla,
    log,
    counts,
    isShared: config.database.kind === 'mssql',
    sayHead:
      trial === undefined
        ? createHeadSayer(
            () => clock.today(),
            () => vissla.auditHead(),
            say,
          )
        : undefined,
  });
  vissla.beats.start();
  await listeners.slack?.start();
  phase = 'serving';
  const listens = `listens on ${describeListening({ host: config.host, port: server.port })}`;
  say(trial?.welcome() ?? operatorLine(listens, clock.now()));
  if (trial === undefined) void listeners.slack?.reached().then(sayUnlessReached);
  return {
    stop: async () => {
      phase = 'ending';
      if (trial === undefined) await wait(drainMilliseconds);
      await stop({ server, vissla, stores, leader, upkeep, trial, listeners });
      if (trial === undefined) say(operatorLine('ends', clock.now()));
    },
  };
}

/** Says once where an installation was begun, and leaves the mark that there is one. */
function noteInstallation(
  config: Extract<Config, { kind: 'production' }>,
  { isNew }: Pick<Stores, 'isNew'>,
  today: Day,
): void {
  keepInstallationMark(config.mark, config, 'there', today);
  if (isNew) say(sayBegun(config));
}

function teamsEndpoint({ teams }: Listeners): Endpoint | undefined {
  return teams && { admits: teams.admits, answer: teams.messages };
}

function trialSettings(
  config: Extract<Config, { kind: 'trial' }>,
): Parameters<typeof openTrial>[0] {
  const clockFile = `${config.database.path}-clock`;
  return { port: config.port, locale: config.locale, releases: chosenPolicy(config), clockFile };
}

/**
 * What holds from this start on. Nobody was promised anything in the trial: there a setting holds at once.
 */
async function ruleOf(config: Config, stores: Stores, clock: Clock): Promise<ReleaseRule> {
  const chosen = chosenPolicy(config);
  if (config.kind === 'trial') return { policy: chosen };
  const { database, vault, deployment } = stores;
  const random = nodeRandom();
  // That a weaker rule was chosen is written into the audit.
  await openAudit({ stores: database, vault, clock, random, deployment });
  const rule = await settleRelease({ rules: database.releaseRules, clock, random }, chosen);
  const line = describeNext(rule, clock.today());
  if (line !== undefined) say(line);
  return rule;
}

/** To whoever looks after the bot. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Nothing is called of Teams at a start: it calls the bot. */
function sayUnlessReached(slack: 'yes' | 'not yet' | 'refused'): void {
  if (slack === 'not yet') say('Slack: not reached yet.');
  if (slack === 'refused')
    say('Slack refuses VISSLA_SLACK_BOT_TOKEN; the command `doctor` says more.');
}
