import { setTimeout as wait } from 'node:timers/promises';
import { locationWarnings } from '../../db/dialects';
import { openLeader } from '../../db/open-leader';
import { type ContactKey, contactKeys } from '../domain/contacts';
import { createHttpApp } from '../http/app';
import { type RunningServer, startServer } from '../http/server';
import { systemClock } from '../platform/clock';
import { createLog, type Log } from '../platform/log';
import { nodeRandom } from '../platform/random';
import { swedishWorkingDays } from '../platform/working-days';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Config } from '../settings/config';
import { composeVissla, type Vissla } from './compose';
import { StartError } from './installation';
import { keepUp } from './keep-up';
import { type Channels, drawCards, openChannels } from './open-channels';
import { openStores, type Stores } from './open-stores';
import { openTrial, type Trial } from './trial';

/** How long a process that is asked to end still takes requests, after it has said that it is not ready. */
const drainMilliseconds = 2_000;
/** How long what was begun without anybody waiting for it may take to come to its end. */
const settleMilliseconds = 10_000;

/** Where the bot is between its start and its end. */
type Phase = 'opening' | 'serving' | 'ending';

/**
 * Starts the bot as the settings say; resolves when it serves. Rejects when a start must be refused.
 * @param second what becomes of a second server on one SQLite file; only a test lets it in
 */
export async function serve(
  config: Config,
  second: 'refused' | 'welcome' = 'refused',
): Promise<{ stop(): Promise<void> }> {
  const log = createLog();
  const clock = systemClock();
  for (const code of locationWarnings(config.database)) log.warn({ code, module: 'database' });
  if (config.contactsMoved) log.warn({ code: 'contacts_moved', module: 'settings' });
  const trial = config.kind === 'trial' ? await openTrial(config, log) : undefined;
  const open: Partial<Channels> & { phase: Phase } = { phase: 'opening' };
  const app = createHttpApp({
    messages: async (request, response) => {
      // Until everything is open nobody is let in; Teams shows that the bot does not answer yet.
      if (open.phase === 'opening') response.status(503).end();
      else if (open.teams === undefined) response.status(404).end();
      else await open.teams.messages(request, response);
    },
    events: async (request, response) => {
      if (open.phase === 'opening') response.status(503).end();
      else if (open.slack === undefined) response.status(404).end();
      // Awaited, so that a fault in it is answered here: one that nobody handles would end the process.
      else await open.slack.events(request, response);
    },
    ready: () => open.phase === 'serving',
    ending: () => open.phase === 'ending',
    mounts: trial === undefined ? [] : [trial.mount],
    fault: () => {
      log.error({ code: 'request_failed', module: 'http' });
    },
  });
  const server = await startServer({ app, port: config.port, host: config.host });
  trial?.listensOn(server.port);
  const leader = openLeader(config.database);
  // Before the database is opened, which brings its tables up to date under whoever runs on it.
  if (config.database.kind === 'sqlite' && !(await leader.lead()) && second === 'refused')
    throw new StartError('server_running');
  const stores = await openStores(config, config.kind, nodeRandom());
  const notifiers: { teams?: Notifier; slack?: Notifier } = {};
  const vissla = await compose(config, stores, leader, log, notifiers);
  const channels = openChannels(config, trial, vissla, log);
  if (channels.teams !== undefined) notifiers.teams = channels.teams.notifier;
  if (channels.slack !== undefined) notifiers.slack = channels.slack.notifier;
  if (trial !== undefined) await trial.staff(stores, vissla);
  const upkeep = keepUp({
    vissla,
    log,
    today: () => clock.today(),
    isShared: config.database.kind === 'mssql' || second === 'welcome',
  });
  await channels.slack?.start();
  Object.assign(open, channels, { phase: 'serving' });
  process.stdout.write(`${trial?.welcome() ?? `Vissla listens on port ${server.port}.`}\n`);
  return {
    stop: async () => {
      open.phase = 'ending';
      if (trial === undefined) await wait(drainMilliseconds);
      await stop({ server, vissla, stores, leader, upkeep, trial, channels });
    },
  };
}

function compose(
  config: Config,
  { database, vault, deployment }: Stores,
  leader: Leader,
  log: Log,
  notifiers: { teams?: Notifier; slack?: Notifier },
): Promise<Vissla> {
  // A ready text names no messenger.
  const cards = drawCards(config, 'Teams');
  return composeVissla({
    stores: database,
    vault,
    deployment,
    leader,
    clock: systemClock(),
    random: nodeRandom(),
    readyText: (locale, text) => cards.readyText(locale, text),
    contacts: contactsSet(config),
    hrClock: { answerDays: config.hrAnswerDays, isWorkingDay: swedishWorkingDays() },
    journal: log,
    deskJournal: log.desk,
    releases: config.release,
    notifiers,
  });
}

function contactsSet({ contacts }: Config): ReadonlySet<ContactKey> {
  return new Set(
    contactKeys.filter((key) => contacts.sv[key] !== undefined && contacts.en[key] !== undefined),
  );
}

/** Nothing that was called sent is lost, whichever of these steps is the last one: it stands in the database. */
async function stop(running: {
  readonly server: RunningServer;
  readonly vissla: Vissla;
  readonly stores: Stores;
  readonly leader: Leader;
  readonly upkeep: { end(): void };
  readonly trial: Trial | undefined;
  readonly channels: Channels;
}): Promise<void> {
  running.trial?.close();
  // Nothing comes in any more over HTTP when the channel settles what was begun.
  await running.server.close();
  await running.channels.slack?.stop();
  running.upkeep.end();
  await atMost(settleMilliseconds, running.vissla.release.settled());
  await atMost(settleMilliseconds, running.leader.resign());
  await atMost(settleMilliseconds, running.stores.database.close());
}

/** A database or a messenger that is away holds up nobody's end. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  await Promise.race([work, wait(milliseconds, undefined, { ref: false })]);
}
