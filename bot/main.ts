import { type Cards, createCards } from '../adaptive-cards/cards';
import { createTeamsChannel, type TeamsChannel } from './channels/teams/channel';
import { composeVissla, type Vissla } from './compose';
import { type Config, readConfig } from './config';
import { type ContactKey, contactKeys } from './domain/contacts';
import { explainStart } from './explain-start';
import { createHttpApp } from './http/app';
import { type RunningServer, startServer } from './http/server';
import { createLog, type Log } from './log';
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
  const trial = config.kind === 'trial' ? await openTrial(config.port, log) : undefined;
  const open: { channel?: TeamsChannel } = {};
  const app = createHttpApp({
    messages: async (request, response) => {
      // Until everything is open nobody is let in; Teams shows that the bot does not answer yet.
      if (open.channel === undefined) response.status(503).end();
      else await open.channel.messages(request, response);
    },
    ready: () => open.channel !== undefined,
    mounts: trial === undefined ? [] : [trial.mount],
    fault: () => {
      log.error({ code: 'request_failed', module: 'http' });
    },
  });
  const host = trial === undefined ? 'any' : 'loopback';
  const server = await startServer({ app, port: config.port, host });
  trial?.listensOn(server.port);
  const stores = await openStores(config, config.kind, nodeChance());
  const cards = drawCards(config);
  const notifiers: { teams?: Notifier } = {};
  const vissla = await compose(config, stores, cards, log, notifiers);
  const teams = createTeamsChannel({
    settings: teamsSettings(config, trial),
    dialogue: vissla.dialogue,
    cards,
    locale: config.locale,
    now: () => clock.now(),
    fault: (code) => {
      log.error({ code, module: 'teams' });
    },
  });
  notifiers.teams = teams.notifier;
  if (trial !== undefined) await trial.staff(stores, vissla);
  const upkeep = keepUp(vissla, log, () => clock.today());
  open.channel = teams;
  process.stdout.write(`${trial?.welcome() ?? `Vissla listens on port ${server.port}.`}\n`);
  return { stop: () => stop(server, vissla, stores, upkeep, trial) };
}

function compose(
  config: Config,
  { database, vault, deployment }: Stores,
  cards: Cards,
  log: Log,
  notifiers: { teams?: Notifier },
): Promise<Vissla> {
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

function drawCards(config: Config): Cards {
  return createCards({
    organisation: config.organisation ?? 'Exempelby kommun',
    websiteUrl: config.website ?? 'https://www.exempelby.example/visselblasning',
    privacyUrl: config.privacy ?? 'https://www.exempelby.example/personuppgifter',
    contacts: config.contacts,
    // The only policy that there is.
    atOnce: true,
    messenger: 'Teams',
  });
}

function contactsSet({ contacts }: Config): ReadonlySet<ContactKey> {
  return new Set(
    contactKeys.filter((key) => contacts.sv[key] !== undefined && contacts.en[key] !== undefined),
  );
}

function teamsSettings(
  config: Config,
  trial: Trial | undefined,
): Parameters<typeof createTeamsChannel>[0]['settings'] {
  if (config.kind === 'trial') {
    if (trial === undefined) throw new Error('trial');
    return trial.teams();
  }
  const { openIdUrl, ...teams } = config.teams;
  return openIdUrl === undefined ? teams : { ...teams, openIdUrl };
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

async function stop(
  server: RunningServer,
  vissla: Vissla,
  stores: Stores,
  upkeep: NodeJS.Timeout,
  trial: Trial | undefined,
): Promise<void> {
  clearInterval(upkeep);
  trial?.close();
  await server.close();
  await vissla.release.settled();
  await stores.database.close();
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
