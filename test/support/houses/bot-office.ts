import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../../bot/domain/ids';
import type { Manners } from '../../../office/teams/workplace';
import { openProcessDatabase } from '../databases/process-database';
import { isEmpty } from '../databases/stored-rows';
import { waitingEntries } from '../databases/waiting-entries';
import { startFakeBotService } from '../messengers/fake-bot-service';
import { recordAnswers } from '../messengers/slack-recorder';
import { openSlackWorkspace } from '../messengers/slack-workspace';
import { type MessengerPerson, opensWith } from '../people/messenger-person';
import { slackPerson } from '../people/slack-person';
import { teamsPerson } from '../people/teams-person';
import {
  cheapReportCodes,
  clockAhead,
  freePort,
  houseSettings,
  invites,
  patientMilliseconds,
  slackSettings,
  startBotProcess,
  teamsSettings,
  unhurried,
  withSettings,
} from './bot-process';
import type { MovedClock } from './moved-clock';

/** The production start as its own process, with people in the messengers that it is set up for. */
export type BotOffice = Awaited<ReturnType<typeof openBotOffice>>;

export async function openBotOffice(
  messengers: {
    readonly teams?: boolean | Partial<Manners>;
    readonly slack?: 'http' | 'socket';
    /** For what is about the file itself; everything else also runs on SQL Server when `MSSQL_URL` is set. */
    readonly on?: 'SQLite';
    /** `as-in-production`: the real derivation. */
    readonly reportCodes?: 'cheap' | 'as-in-production';
    /** `as-in-production`: the bot gives up on others, and on itself, when it would there. */
    readonly deadlines?: 'unhurried' | 'as-in-production';
  },
  more: Readonly<Record<string, string>> = {},
  clock?: MovedClock,
) {
  let ahead = 0;
  const now = clock?.now ?? ((): number => Date.now() + ahead);
  const folder = mkdtempSync(join(tmpdir(), 'vissla-office-'));
  const database = await openProcessDatabase(folder, messengers.on);
  const port = await freePort();
  const manners = typeof messengers.teams === 'object' ? messengers.teams : {};
  const teams = await startFakeBotService(now, { manners });
  const recorder = await recordAnswers(() => office.bot.events);
  const workspace = await openSlackWorkspace(() => recorder.url, {
    now,
    ackMilliseconds: patientMilliseconds,
  });
  const settings = withSettings(
    houseSettings(folder, port),
    { VISSLA_DATABASE_URL: database.url },
    messengers.teams === undefined || messengers.teams === false ? {} : teamsSettings(teams),
    messengers.slack === undefined ? {} : slackSettings(workspace, messengers.slack),
    messengers.reportCodes === 'as-in-production' ? {} : cheapReportCodes,
    messengers.deadlines === 'as-in-production' ? {} : unhurried,
    more,
    clock?.settings() ?? {},
  );
  /** Over a socket nobody can press anything before the bot has called. */
  const called = async (): Promise<void> => {
    if (messengers.slack === 'socket')
      await workspace.slack.until(() => workspace.slack.connections > 0);
  };
  const logs: string[] = [];
  const closes = async (): Promise<void> => {
    await teams.close();
    await workspace.close();
    await recorder.close();
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  const office = {
    teams,
    workspace,
    /** What the bot answered to Slack's requests over HTTP. */
    acknowledged: recorder.answers,
    /** Where the vault lies, and the database when it is a file. */
    folder,
    database: database.location,
    settings,
    bot: await startBotProcess(settings).catch(async (error: unknown) => {
      await closes();
      throw error;
    }),
    inTeams: (name: string, locale?: string) =>
      teamsPerson(teams, () => office.bot.endpoint, name, locale),
    inSlack: (name: string) => slackPerson(workspace.slack, slackId(name)),
    /** A new invitation code. */
    invite: (title: string, desk?: Desk) => invites(settings, title, desk),
    /** Lets somebody into a desk; only the first two need nobody's approval. */
    joins: async (person: MessengerPerson, title: string, desk?: Desk) =>
      opensWith(person, await office.invite(title, desk)),
    /** Everything that the bot has written to its log, also before it was started again. */
    logged: () => logs.concat(office.bot.output()).join(''),
    /** Resolves once everything that was written is delivered. */
    settled: () =>
      getsEmpty('the pool', async () => {
        const waiting = await waitingEntries(database.location, join(folder, 'vault.json'));
        return waiting.length === 0;
      }),
    /** Resolves once nobody is left to be told of it either. */
    told: () => getsEmpty('notice', () => isEmpty(database.location, 'notice')),
    /** Kills the process and starts it again, with the clocks of all sides this much later. */
    restarts: async ({ minutes }: { readonly minutes: number } = { minutes: 0 }) => {
      ahead += minutes * 60_000;
      await office.bot.kill();
      logs.push(office.bot.output());
      await workspace.slack.until(() => workspace.slack.connections === 0);
      office.bot = await startBotProcess(
        ahead === 0 ? settings : withSettings(settings, clockAhead(ahead)),
      );
      await called();
    },
    ends: async () => {
      await office.bot.kill();
      await closes();
    },
  };
  await called();
  return office;
}

async function getsEmpty(what: string, isEmptied: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 4_800; tries++) {
    if (await isEmptied()) return;
    await wait(25);
  }
  throw new Error(`${what} does not get empty`);
}

/** A user id as Slack makes them, from a name. */
export function slackId(name: string): string {
  const letters = name.normalize('NFD').toUpperCase();
  return `U0${letters.replace(/[^0-9A-Z]/g, '')}`;
}
