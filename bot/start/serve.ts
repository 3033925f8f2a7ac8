import { setTimeout as wait } from 'node:timers/promises';
import { locationWarnings, openLeader } from '../../db/dialects';
import { firstTimeOnly } from '../channels/once';
import { contactKeys } from '../domain/contacts';
import type { PassRule } from '../domain/pass-rule';
import { createHttpApp } from '../http/app';
import { endpointOf } from '../http/endpoint';
import { startServer } from '../http/server';
import { settingsMark } from '../http/version-header';
import { systemClock } from '../platform/clock';
import { createLog, type Log } from '../platform/log';
import { readMetrics } from '../platform/metrics-file';
import { operatorLine } from '../platform/operator-lines';
import { programVersion } from '../platform/project-root';
import { nodeRandom } from '../platform/random';
import { passInForce } from '../platform/windows';
import { swedishWorkingDays } from '../platform/working-days';
import type { SignProof } from '../ports/documents';
import type { Clock } from '../ports/time';
import { type Config, chosenPolicy, disposalsOf } from '../settings/config';
import { describeListening } from '../settings/listening';
import type { ChannelSettings } from '../settings/messengers';
import { sayBegun } from '../settings/places';
import { refuseRoot, storesAt } from '../settings/refuse-root';
import { sayNoWrittenWay } from '../settings/written-way';
import { describeNext } from './advice-on-pass';
import { composeVissla } from './compose';
import { createDayCounts } from './day-counts';
import { decidePass } from './decide-pass';
import { keepInstallationMark } from './installation-mark';
import { createHeadSayer, keepUp } from './keep-up';
import { type Listeners, listen, openChannels } from './open-channels';
import { openDoors } from './open-door';
import { openAudit, openStores, requireBegun, type Stores } from './open-stores';
import type { Parts } from './parts';
import { StartError } from './start-error';
import { stop } from './stop';
import { openTrial } from './trial';
import type { Vissla } from './vissla';
import { whenDatabaseIsReady } from './wait-for-database';

/** An ending process still takes requests so long, after it has said that it is not ready. */
const drainMilliseconds = 2_000;

type Phase = 'opening' | 'serving' | 'ending';

/** Resolves when it serves. Rejects if the start must be refused. */
export async function serve(config: Config): Promise<{ stop(): Promise<void> }> {
  refuseRoot(storesAt(config));
  const log = createLog();
  for (const code of locationWarnings(config.database)) log.warn({ code, module: 'database' });
  const trial = config.kind === 'trial' ? await openTrial(config, log) : undefined;
  const clock = trial?.clock ?? systemClock();
  let phase: Phase = 'opening';
  let isLocked = (): boolean => false;
  let listeners: Listeners = { teams: undefined, slack: undefined };
  const full = firstTimeOnly<'bodies_full'>((code) => {
    log.warn({ code, module: 'http' });
  });
  const app = createHttpApp({
    // Nobody is let in until everything is open; the messenger shows that the bot does not answer yet.
    messages: endpointOf(() => (phase === 'opening' ? 503 : (listeners.teams ?? 404))),
    events: endpointOf(() => (phase === 'opening' ? 503 : (listeners.slack?.events ?? 404))),
    ready: () => phase === 'serving',
    hindered: () => (isLocked() ? 'write_lock' : undefined),
    version: programVersion(),
    settings: settingsMark(config),
    metrics: () => (config.kind === 'production' ? metricsOf(config.mark, isLocked()) : undefined),
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
  trial?.opens('bot', server.port);
  const begun = () => requireBegun(config, clock.today());
  if (config.database.kind === 'sqlite') await begun();
  else
    await whenDatabaseIsReady(begun, (code) => {
      log.warn({ code, module: 'database' });
    });
  const leader = openLeader(config.database);
  // Opening the database migrates it, and another server may run on it.
  if (config.database.kind === 'sqlite' && !(await leader.lead()))
    throw new StartError('server_running');
  const stores = await openStores(config, config.kind, nodeRandom());
  if (config.kind === 'production') {
    keepInstallationMark(config.mark, config, 'there', clock.today());
    if (stores.isNew) say(sayBegun(config));
  }
  const { database, vault, deployment } = stores;
  isLocked = () => database.writeLock.isHeldUp();
  database.writeLock.onOvertaken(() => {
    log.error({ code: 'store_overtaken', module: 'database' });
    process.exit(1);
  });
  const opened = { stores: database, vault, deployment, clock, random: nodeRandom() };
  await openAudit({ ...opened, say });
  const inForce = passInForce(await ruleOf(config, stores, clock), clock, config.passHour);
  const { rule, windows } = inForce;
  const counts = createDayCounts(log, () => windows.when('window').from);
  const journal: Log = { ...log, count: counts.count };
  const set: Partial<ChannelSettings> =
    config.kind === 'production' ? config : { ...trial?.settings() };
  const sign: SignProof = (words) => vissla.signProof(words);
  const channels = await openChannels(config, set, () => rule().policy, journal, sign);
  const { teams, slack, mail, words } = channels;
  const vissla: Vissla = await composeVissla({
    ...partsSet(config),
    ...opened,
    ...words,
    leader,
    journal,
    deskJournal: journal.desk,
    inForce,
    mail,
    notifiers: { teams: teams?.notifier, slack: slack?.notifier },
  });
  listeners = listen(channels, vissla);
  if (trial !== undefined) await trial.staff(vissla);
  const head = createHeadSayer(
    () => clock.today(),
    () => vissla.auditHead(),
    say,
  );
  const upkeep = keepUp({
    vissla,
    log,
    counts,
    isShared: config.database.kind === 'mssql',
    sayHead: trial === undefined ? head : undefined,
  });
  vissla.beats.start();
  await listeners.teams?.warm();
  await listeners.slack?.start();
  const doors = await openDoors(config, set, channels, vissla, (what, port) => {
    trial?.opens(what, port);
  });
  phase = 'serving';
  const listens = `listens on ${describeListening({ host: config.host, port: server.port })}`;
  say(trial?.welcome() ?? operatorLine(listens, clock.now()));
  const lack = config.kind === 'production' ? sayNoWrittenWay(config) : undefined;
  if (lack !== undefined) say(lack);
  if (trial === undefined) void listeners.slack?.reached().then(warnIfUnreachable);
  return {
    stop: async () => {
      phase = 'ending';
      if (trial === undefined) await wait(drainMilliseconds);
      await stop({ server, doors, vissla, stores, leader, upkeep, trial, listeners });
      if (trial === undefined) say(operatorLine('ends', clock.now()));
    },
  };
}

/** Adds whether this process waits in vain for the write lock. */
function metricsOf(mark: string, isLocked: boolean): string | undefined {
  const written = readMetrics(mark);
  return written && `${written}vissla_write_lock_stuck ${Number(isLocked)}\n`;
}

function partsSet(
  config: Config,
): Pick<Parts, 'contacts' | 'secrecy' | 'hrClock' | 'parties' | 'reminderDays' | 'disposal'> {
  const { contacts, secrecy, parties, meetingDays, refusalMonths, reminderDays: weekdays } = config;
  const isWorkingDay = swedishWorkingDays();
  return {
    ...{ secrecy, parties, disposal: disposalsOf(config) },
    contacts: new Set(contactKeys.filter((key) => contacts.sv[key] && contacts.en[key])),
    hrClock: { answerDays: config.hrAnswerDays, meetingDays, refusalMonths, isWorkingDay },
    reminderDays: { weekdays, isWorkingDay },
  };
}

/** The trial has promised nothing: there a setting holds at once. */
async function ruleOf(config: Config, stores: Stores, clock: Clock): Promise<PassRule> {
  const chosen = chosenPolicy(config);
  if (config.kind === 'trial') return { policy: chosen };
  const { passRules: rules } = stores.database;
  const rule = await decidePass({ rules, clock, random: nodeRandom() }, chosen);
  const line = describeNext(rule, clock.today());
  if (line !== undefined) say(line);
  return rule;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Teams calls the bot, and its keys may still come later. */
function warnIfUnreachable(slack: 'yes' | 'not yet' | 'refused'): void {
  if (slack === 'not yet') say('Slack: not reached yet.');
  if (slack === 'refused')
    say('Slack refuses VISSLA_SLACK_BOT_TOKEN; the command `doctor` says more.');
}
