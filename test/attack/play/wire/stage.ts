import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { slackId } from '../../../support/houses/bot-office';
import {
  type BotProcess,
  freePort,
  houseSettings,
  invites,
  slackSettings,
  startBotProcess,
  teamsSettings,
} from '../../../support/houses/bot-process';
import { startFakeBotService } from '../../../support/messengers/fake-bot-service';
import { openSlackWorkspace } from '../../../support/messengers/slack-workspace';
import { findsReport, opensWith } from '../../../support/people/messenger-person';
import { slackPerson } from '../../../support/people/slack-person';
import { teamsPerson } from '../../../support/people/teams-person';
import { dayAt, worldBegins } from '../../world/world';
import type { Line } from '../observed';
import { type Policy, releaseHour } from '../policies';
import type { Actor, Exchanged, Stage } from '../stage';
import { recordExchanges } from './recorder';

/**
 * The product as `npm start` starts it, in a process of its own, with both messengers' endpoints: every press
 * is a request that the office's Teams or Slack has signed. The bot, its messengers, their tokens and
 * signatures follow one clock, which is set.
 */
export async function stageOverWire(policy: Policy): Promise<Stage> {
  let now = worldBegins;
  const exchanged: Exchanged[] = [];
  const chats: Line[] = [];
  const lines: Line[] = [];
  const hours = (): number => (now - worldBegins) / 3_600_000;
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
      if (path.endsWith('/chat.postMessage')) chats.push({ at: hours(), text: String(sent) });
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
    NODE_OPTIONS: loaded.map((file) => `--require=${join(__dirname, file)}`).join(' '),
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
  const file = join(folder, 'vissla.db');
  const look = new Sqlite(file, { readonly: true });
  const waiting = look
    .prepare<[], number>('SELECT (SELECT count(*) FROM pool) + (SELECT count(*) FROM notice)')
    .pluck();
  const epoch = look.prepare<[], string>('SELECT hex(id) FROM epoch').pluck();
  const seen = { output: 0, sent: 0 };
  /** Notes what was said in Teams and printed since. */
  const looks = (): void => {
    const output = bot.output();
    const ends = output.lastIndexOf('\n') + 1;
    for (const text of output.slice(seen.output, ends).split('\n'))
      if (text.startsWith('{')) lines.push({ at: hours(), text });
    for (const { body } of teams.sent.slice(seen.sent))
      chats.push({ at: hours(), text: JSON.stringify(body) });
    Object.assign(seen, { output: ends, sent: teams.sent.length });
  };
  const stage: Stage = {
    kind: 'production',
    file,
    vault: join(folder, 'vault.json'),
    member: () => inTeams({ name: 'Kim Jurist', aadObjectId: 'aad-kim', conversation: 'a:kim' }),
    person: ({ messenger, id, name, address }) =>
      messenger === 'slack'
        ? inSlack(address)
        : inTeams({ name, aadObjectId: id, conversation: address }),
    goesTo: async (at) => {
      now = Math.max(now, worldBegins + at * 3_600_000);
      await tells(bot, { to: now });
    },
    keepsUp: async (at) => {
      const before = epoch.get();
      now = Math.max(now, worldBegins + at * 3_600_000);
      await tells(bot, { to: now, rings: true });
      if (policy.releases !== 'at-once') {
        await until('the pass', () => epoch.get() !== before);
        await until('told', () => waiting.get() === 0);
      }
      looks();
    },
    strikes: async (at) => {
      // At night nobody presses: what is done every hour is done once, when the day begins.
      if (at % 24 !== 0) return;
      now = Math.max(now, worldBegins + at * 3_600_000);
      await tells(bot, { to: now, rings: true });
      // What was printed comes by another way.
      await wait(2);
      looks();
    },
    settles: async () => {
      if (policy.releases === 'at-once') await until('released', () => waiting.get() === 0);
      looks();
    },
    exchanged: () => exchanged.splice(0),
    chats,
    lines,
    listedOn: async (reference) => {
      const member = stage.member();
      await findsReport(member, reference);
      return dayIn(member.reads());
    },
    faults: () => lines.map(({ text }) => text).filter((text) => text.includes('"level":"error"')),
    close: async () => {
      look.close();
      await bot.kill();
      await closes();
    },
  };
  const inTeams = (named: Exclude<Parameters<typeof teamsPerson>[2], string>): Actor =>
    teamsPerson(teams, () => `${door.url}/api/messages`, named);
  /** Closing a dialog is told to the bot, and nobody waits for an answer. */
  const inSlack = (user: string): Actor => {
    const person = slackPerson(slack, user);
    return {
      ...person,
      presses: async (act, typed) => {
        const rows = waiting.get() ?? 0;
        const last = slack.deliveries.at(-1);
        await person.presses(act, typed);
        if (act !== 'leave') return;
        await until('told', () => slack.deliveries.at(-1) !== last);
        if (policy.covers) await until('left', () => (waiting.get() ?? 0) > rows);
      },
    };
  };
  const others = slackPerson(slack, slackId('Sam'));
  await opensWith(stage.member(), await invites(settings, 'Kommunjurist'));
  await opensWith(others, await invites(settings, 'Säkerhetssamordnare'));
  return stage;
}

/** What is loaded into the bot's process before the bot. */
const loaded = ['virtual-clock.cjs', 'cheap-derivation.cjs'];

/** Sets the bot's clock, and waits until it has begun what is due by then. */
async function tells(
  { child }: BotProcess,
  what: { readonly to: number; readonly rings?: boolean },
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

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 4_000; tries++) {
    if (isSo()) return;
    await wait(2);
  }
  throw new Error(`not ${what}`);
}

/** The day in "sent on such a day", as the desk's view of a thread says it. */
function dayIn(view: string): string | undefined {
  const [, day, month = '', year] = /Skickat (\d+) (\p{L}+) (\d{4})/u.exec(view) ?? [];
  const number = months.indexOf(month.slice(0, 3)) + 1;
  if (day === undefined || number === 0) return undefined;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const months = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ');
