import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockBy } from '../../../../bot/platform/clock';
import {
  type BotProcess,
  cheapReceipts,
  freePort,
  houseSettings,
  invites,
  slackSettings,
  startBotProcess,
  teamsSettings,
} from '../../../support/houses/bot-process';
import {
  type FakeBotService,
  startFakeBotService,
} from '../../../support/messengers/fake-bot-service';
import {
  openSlackWorkspace,
  type SlackWorkspace,
} from '../../../support/messengers/slack-workspace';
import { dayAt, worldBegins } from '../../world/world';
import type { Line } from '../observed';
import { type Policy, releaseHour } from '../policies';
import type { Exchanged } from '../stage';
import { recordExchanges } from './recorder';

/** The started product between two messengers, all of whom follow one clock. */
export interface House {
  readonly folder: string;
  readonly bot: BotProcess;
  readonly teams: FakeBotService;
  readonly slack: SlackWorkspace['slack'];
  /** Where Teams sends. */
  readonly messages: string;
  /** Everything that went to and fro, and what was posted in Slack. */
  readonly exchanged: Exchanged[];
  readonly posted: Line[];
  /** Hours since the world began. */
  now(): number;
  /**
   * Sets the clock, and waits until the bot has begun what is due by then, or with `rings` all that it does
   * by the clock.
   */
  goesTo(at: number, rings?: boolean): Promise<void>;
  invites(title: string): Promise<string>;
  closes(): Promise<void>;
}

/** What is loaded into the bot's process before the bot, besides what makes receipts cheap. */
const virtualClock = `--require=${join(__dirname, 'virtual-clock.cjs')}`;

const hour = 3_600_000;

export async function openHouse(policy: Policy): Promise<House> {
  let now = worldBegins;
  const exchanged: Exchanged[] = [];
  const posted: Line[] = [];
  const hours = (): number => (now - worldBegins) / hour;
  const folder = mkdtempSync(join(tmpdir(), 'vissla-wire-'));
  const port = await freePort();
  const teams = await startFakeBotService(() => now);
  const door = await recordExchanges(
    () => port,
    ({ length: bytesIn }, { length: bytesOut }, path) => {
      exchanged.push({ door: path.startsWith('/slack') ? 'slack' : 'teams', bytesIn, bytesOut });
    },
  );
  const workspace = await openSlackWorkspace(() => `${door.url}/slack/events`, {
    now: () => now,
    // Waits of real seconds, which are no part of what is played.
    unkind: { lateTriggers: false, limits: false },
  });
  const { slack } = workspace;
  const api = await recordExchanges(
    () => Number(new URL(workspace.apiUrl).port),
    (sent, said, path) => {
      if (path.endsWith('/chat.postMessage')) posted.push({ at: hours(), text: String(sent) });
      exchanged.push({ door: 'to slack', bytesIn: sent.length, bytesOut: said.length });
    },
  );
  const settings = {
    ...houseSettings(folder, port),
    ...teamsSettings(teams),
    ...slackSettings({ slack, apiUrl: `${api.url}/api/` }),
    VISSLA_BEGIN: dayAt(0),
    VISSLA_RELEASE: policy.releases,
    VISSLA_RELEASE_HOUR: String(releaseHour),
    VISSLA_RELEASE_WEEKDAY: 'thursday',
    NODE_OPTIONS: `${virtualClock} ${cheapReceipts.NODE_OPTIONS}`,
    ATTACK_CLOCK: String(now),
  };
  const closes = async (): Promise<void> => {
    await door.close();
    await api.close();
    await teams.close();
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const bot = await startBotProcess(settings, 'told').catch(async (error: unknown) => {
    await closes();
    throw error;
  });
  return {
    folder,
    bot,
    teams,
    slack,
    messages: `${door.url}/api/messages`,
    exchanged,
    posted,
    now: hours,
    goesTo: async (at, rings = false) => {
      now = Math.max(now, worldBegins + at * hour);
      await tells(bot, { to: now, rings });
    },
    invites: (title) =>
      invites(
        settings,
        title,
        'whistleblowing',
        clockBy(() => now),
      ),
    closes: async () => {
      await bot.kill();
      await closes();
    },
  };
}

async function tells(
  { child }: BotProcess,
  what: { readonly to: number; readonly rings: boolean },
): Promise<void> {
  const heard = new Promise<void>((done, fail) => {
    child.once('message', () => {
      child.off('exit', fail);
      done();
    });
    child.once('exit', fail);
  });
  child.send(what);
  await heard;
}
