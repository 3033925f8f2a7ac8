import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeBotService } from '../messengers/fake-bot-service';
import { openSlackWorkspace } from '../messengers/slack-workspace';
import { type MessengerPerson, opensWith } from '../people/messenger-person';
import { slackPerson } from '../people/slack-person';
import { teamsPerson } from '../people/teams-person';
import { slackId } from './bot-office';
import {
  type BotProcess,
  drainsUntilTold,
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
import { startTurnAbout } from './turn-about';

/** Where two servers keep what they share. */
export interface SharedDatabase {
  /** As `VISSLA_DATABASE_URL` is set. */
  readonly url: string;
  readonly remove: () => Promise<void>;
}

/** Two real processes behind one port, or more, with people in both messengers. */
export type TwoServers = Awaited<ReturnType<typeof openTwoServers>>;

/**
 * @param more settings besides: of both, or of each by its number
 * @param now the messengers' clock
 * @param count how many processes
 */
export async function openTwoServers(
  database: SharedDatabase,
  more: (at: number) => Readonly<Record<string, string>> = () => ({}),
  now: () => number = Date.now,
  count = 2,
) {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-two-'));
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const teams = await startFakeBotService(now, { manners: { repeatsAfter: undefined } });
  const door = await startTurnAbout(() => ports);
  const workspace = await openSlackWorkspace(() => `http://127.0.0.1:${door.port}/slack/events`, {
    now,
    ackMilliseconds: patientMilliseconds,
  });
  const settingsOf = (at: number): Record<string, string> =>
    withSettings(
      houseSettings(folder, ports[at] ?? 0),
      teamsSettings(teams),
      slackSettings(workspace),
      { VISSLA_DATABASE_URL: database.url },
      unhurried,
      drainsUntilTold,
      more(at),
    );
  const bots: BotProcess[] = [];
  const opens = async (at: number): Promise<void> => {
    bots[at] = await startBotProcess(settingsOf(at));
    while (!door.sendsTo(at)) await wait(20);
  };
  const end = async (): Promise<void> => {
    await Promise.all(bots.map((bot) => bot.kill()));
    await door.close();
    await teams.close();
    await workspace.close();
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const at of ports.keys()) await opens(at);
  } catch (error) {
    await end();
    throw error;
  }

  const servers = {
    bots,
    /** Where both keep their vault and mark. */
    folder,
    door,
    teams,
    workspace,
    /** At one server alone, or behind the one port, where each step lands on the other server. */
    inTeams: (name: string, at?: number) =>
      teamsPerson(
        teams,
        () => `http://127.0.0.1:${at === undefined ? door.port : (ports[at] ?? 0)}/api/messages`,
        name,
      ),
    inSlack: (name: string) => slackPerson(workspace.slack, slackId(name)),
    joins: async (person: MessengerPerson, title: string) => {
      await opensWith(person, await invites(settingsOf(0), title));
    },
    /** The numbers in the notices that a person in Teams got, in order. */
    notices: (name: string) =>
      teams.sent
        .filter(({ path }) => decodeURIComponent(path).includes(`/a:${name}/`))
        .map(({ body }) => numberIn(JSON.stringify(body))),
    /** Waits until something is so, and says in an error what was not. */
    until: async (what: string, isSo: () => boolean | Promise<boolean>) => {
      let failed: unknown;
      for (let tries = 0; tries < 4_800; tries++) {
        try {
          if (await isSo()) return;
          failed = undefined;
        } catch (error) {
          failed = error;
        }
        await wait(50);
      }
      throw new Error(`not so: ${what}`, { cause: failed });
    },
    kills: async (at: number) => {
      await bots[at]?.kill();
    },
    /** Asks a server to end as a deployment does; gives its exit code. It takes requests until none come. */
    stops: async (at: number) => {
      const ended = bots[at]?.stop();
      while (door.sendsTo(at)) await wait(20);
      bots[at]?.tell();
      return (await ended) ?? null;
    },
    starts: opens,
    ends: end,
  };
  return servers;
}

/** The number that stands in a notice's sentence. */
export function numberIn(card: string): number {
  const [text = ''] = /"text":"[^"]*"/.exec(card) ?? [];
  const [digits] = /\d+/.exec(text) ?? [];
  return digits === undefined ? 1 : Number(digits);
}
