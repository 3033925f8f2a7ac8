import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { parseDay } from '../../../../bot/domain/day';
import { expiryOfClosed, expiryOfOpen } from '../../../../bot/domain/retention';
import { slackId } from '../../../support/houses/bot-office';
import { findsReport, opensWith } from '../../../support/people/messenger-person';
import { slackPerson } from '../../../support/people/slack-person';
import { teamsPerson } from '../../../support/people/teams-person';
import { dayAt } from '../../world/world';
import type { Line } from '../observed';
import type { Policy } from '../policies';
import type { Actor, Stage } from '../stage';
import { dayIn } from './day-in';
import { openHouse } from './house';

/**
 * The product as `npm start` starts it, in a process of its own, with both messengers' endpoints: every press
 * is a request that the office's Teams or Slack has signed. The bot, its messengers, their tokens and
 * signatures follow one clock, which is set.
 */
export async function stageOverWire(policy: Policy): Promise<Stage> {
  const house = await openHouse(policy);
  const { bot, teams, slack } = house;
  const file = join(house.folder, 'vissla.db');
  const look = new Sqlite(file, { readonly: true });
  const waiting = look
    .prepare<[], number>('SELECT (SELECT count(*) FROM pool) + (SELECT count(*) FROM notice)')
    .pluck();
  const untold = look.prepare<[], number>('SELECT count(*) FROM notice').pluck();
  /** What is under way when the clock is set on bears a token of the day before, and is refused. */
  const told = () => until('told', () => untold.get() === 0);
  const epoch = look.prepare<[], string>('SELECT hex(id) FROM epoch').pluck();
  const days = look.prepare<[], string>('SELECT day FROM draft_key').pluck();
  const months = look.prepare<[], string>('SELECT expiry_month FROM month_key').pluck();
  /**
   * Rings for all that is done by the clock, and waits for the keys of the next day and of its month: the bot
   * makes them within a minute, and a night is over sooner here.
   */
  const rings = async (at: number): Promise<void> => {
    await told();
    await house.goesTo(at, true);
    const needed = keysOf(at);
    await until('the keys of the next day', () => {
      const known = new Set([...days.all(), ...months.all()]);
      return needed.every((one) => known.has(one));
    });
  };
  const chats: Line[] = [];
  const lines: Line[] = [];
  const seen = { output: 0, sent: 0 };
  /** Notes what was said and printed since. */
  const looks = (): void => {
    const output = bot.output();
    const ends = output.lastIndexOf('\n') + 1;
    for (const text of output.slice(seen.output, ends).split('\n'))
      if (text.startsWith('{')) lines.push({ at: house.now(), text });
    for (const { body } of teams.sent.slice(seen.sent))
      chats.push({ at: house.now(), text: JSON.stringify(body) });
    chats.push(...house.posted.splice(0));
    Object.assign(seen, { output: ends, sent: teams.sent.length });
  };
  const stage: Stage = {
    kind: 'production',
    file,
    vault: join(house.folder, 'vault.json'),
    member: () => inTeams({ name: 'Kim Jurist', aadObjectId: 'aad-kim', conversation: 'a:kim' }),
    person: ({ messenger, id, name, address }) =>
      messenger === 'slack'
        ? inSlack(address)
        : inTeams({ name, aadObjectId: id, conversation: address }),
    goesTo: async (at) => {
      await told();
      await house.goesTo(at);
      await told();
    },
    keepsUp: async (at) => {
      const before = epoch.get();
      await rings(at);
      if (policy.releases !== 'at-once') await until('the pass', () => epoch.get() !== before);
      await told();
      looks();
    },
    strikes: async (at) => {
      // At night nobody presses: what is done every hour is done once, when the day begins.
      if (at % 24 !== 0) return;
      await rings(at);
      await told();
      // What was printed comes by another way.
      await wait(2);
      looks();
    },
    settles: async () => {
      if (policy.releases === 'at-once') await until('released', () => waiting.get() === 0);
      looks();
    },
    exchanged: () => house.exchanged.splice(0),
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
      await house.closes();
    },
  };
  const inTeams = (named: Exclude<Parameters<typeof teamsPerson>[2], string>): Actor =>
    teamsPerson(teams, () => house.messages, named);
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
  await opensWith(stage.member(), await house.invites('Kommunjurist'));
  await opensWith(others, await house.invites('Säkerhetssamordnare'));
  return stage;
}

/** The day of a moment and the next one, and the months under which threads may be sealed on them. */
function keysOf(at: number): readonly string[] {
  return [at, at + 24].flatMap((moment) => {
    const day = parseDay(dayAt(moment));
    return day === undefined ? [] : [day, expiryOfOpen(day), expiryOfClosed(day)];
  });
}

/** Looks before something is missed: half a minute's and more. A machine may have much else to do. */
const most = 15_000;

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < most; tries++) {
    if (isSo()) return;
    await wait(2);
  }
  throw new Error(`not ${what}`);
}
