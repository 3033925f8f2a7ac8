import { locationWarnings } from '../db/location';
import { composeVissla, type Vissla } from './compose';
import { type Config, readConfig } from './config';
import { type ContactKey, contactKeys } from './domain/contacts';
import { explainStart } from './explain-start';
import { createHttpApp } from './http/app';
import { type RunningServer, startServer } from './http/server';
import { createLog, type Log } from './log';
import { type Channels, drawCards, openChannels } from './open-channels';
import { openStores, type Stores } from './open-stores';
import type { Notifier } from './ports/notifier';
import { nodeChance } from './sealing/node-chance';
import { swedishWorkingDays } from './swedish-working-days';
import { systemClock } from './system-clock';
import { openTrial, type Trial } from './trial';

const hour = 3_600_000;

/** Starts the bot as the settings say; resolves when it serves. Rejects when a start must be refused. */
async function start(config: Config): Promise<{ stop(): Promise<void> }> {
  const log = createLog();
  const clock = systemClock();
  for (const code of locationWarnings(config.database)) log.error({ code, module: 'database' });
  const trial = config.kind === 'trial' ? await openTrial(config, log) : undefined;
  const open: Partial<Channels> & { ready?: boolean } = {};
  const app = createHttpApp({
    messages: async (request, response) => {
      // Until everything is open nobody is let in; Teams shows that the bot does not answer yet.
      if (open.ready !== true) response.status(503).end();
      else if (open.teams === undefined) response.status(404).end();
      else await open.teams.messages(request, response);
    },
    events: async (request, response, next) => {
      if (open.ready !== true) response.status(503).end();
      else if (open.slack === undefined) response.status(404).end();
      // Awaited, so that a fault in it is answered here: one that nobody handles would end the process.
      else await open.slack.events(request, response, next);
    },
    ready: () => open.ready === true,
    mounts: trial === undefined ? [] : [trial.mount],
    fault: () => {
      log.error({ code: 'request_failed', module: 'http' });
    },
  });
  const host = trial === undefined ? 'any' : 'loopback';
  const server = await startServer({ app, port: config.port, host });
  trial?.listensOn(server.port);
  const stores = await openStores(config, config.kind, nodeChance());
  const notifiers: { teams?: Notifier; slack?: Notifier } = {};
  const vissla = await compose(config, stores, log, notifiers);
  const channels = openChannels(config, trial, vissla, log);
  if (channels.teams !== undefined) notifiers.teams = channels.teams.notifier;
  if (channels.slack !== undefined) notifiers.slack = channels.slack.notifier;
  if (trial !== undefined) await trial.staff(stores, vissla);
  const upkeep = keepUp(vissla, log, () => clock.today());
  await channels.slack?.start();
  Object.assign(open, channels, { ready: true });
  process.stdout.write(`${trial?.welcome() ?? `Vissla listens on port ${server.port}.`}\n`);
  return { stop: () => stop({ server, vissla, stores, upkeep, trial, channels }) };
}

function compose(
  config: Config,
  { database, vault, deployment }: Stores,
  log: Log,
  notifiers: { teams?: Notifier; slack?: Notifier },
): Promise<Vissla> {
  // A ready text names no messenger.
  const cards = drawCards(config, 'Teams');
  return composeVissla({
    stores: database,
    vault,
    deployment,
    clock: systemClock(),
    chance: nodeChance(),
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

/** What happens unattended: what was left in the pool is released, and once an hour the day's upkeep is looked at. */
function keepUp(vissla: Vissla, log: Log, today: () => string): NodeJS.Timeout {
  let day = today();
  const tidy = (): void => {
    vissla.tidy().catch((error: unknown) => {
      log.fault('keeper', error);
    });
  };
  vissla.release.soon();
  tidy();
  const timer = setInterval(() => {
    tidy();
    vissla.release.soon();
    if (today() === day) return;
    log.writeCounts(day);
    day = today();
  }, hour);
  return timer.unref();
}

async function stop(running: {
  readonly server: RunningServer;
  readonly vissla: Vissla;
  readonly stores: Stores;
  readonly upkeep: NodeJS.Timeout;
  readonly trial: Trial | undefined;
  readonly channels: Channels;
}): Promise<void> {
  clearInterval(running.upkeep);
  running.trial?.close();
  // Nothing comes in any more over HTTP when the channel settles what was begun.
  await running.server.close();
  await running.channels.slack?.stop();
  await running.vissla.release.settled();
  await running.stores.database.close();
}

function refuse(error: unknown): never {
  process.stderr.write(`Vissla does not start.\n${explainStart(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const running = await start(readConfig(process.env));
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      running.stop().then(() => process.exit(0), refuse);
    });
  }
}

run().catch(refuse);
