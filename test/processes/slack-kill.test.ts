import { setTimeout as wait } from 'node:timers/promises';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { comesToStory, opensWith, sendsStory } from '../support/people/messenger-person';
import type { SlackPerson } from '../support/people/slack-person';

/** As somebody meets it: the bot dies while the story is on its way, the dialog stays open, and one presses again. */
describe('kill -9 while reports are filed in Slack', () => {
  let office: BotOffice;
  beforeAll(async () => {
    office = await openBotOffice({ slack: 'http' });
    await office.joins(office.inSlack('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
  });
  afterAll(() => office.ends());

  it('loses no story, sent or not, and doubles none', async () => {
    const reports: { receipt: string; what: string; pressedAgain: boolean }[] = [];
    let made = 0;
    let again = 0;
    // Until a story was really on its way when the bot died.
    for (let round = 0; round < 5 || (again === 0 && round < 20); round++) {
      const interrupted: { person: SlackPerson; receipt: string; what: string }[] = [];
      const clients = Array.from({ length: 4 }, async (_, client) => {
        for (;;) {
          const person = office.inSlack(`Anställd ${round} ${client}`);
          const what = `Rapport ${round}-${client}-${made++}.`;
          const receipt = await comesToStory(person);
          try {
            await sendsStory(person, { what });
            reports.push({ receipt, what, pressedAgain: false });
          } catch (error) {
            interrupted.push({ person, receipt, what });
            throw error;
          }
        }
      });
      const ended = Promise.allSettled(clients);
      const sent = reports.length;
      for (let tries = 0; tries < 400 && reports.length === sent; tries++) await wait(25);
      await wait(Math.random() * 500);
      await office.bot.kill();
      await ended;
      await office.restarts();
      for (const { person, receipt, what } of interrupted) {
        expect(person.holds()).toEqual({ what });
        await sendsStory(person);
        reports.push({ receipt, what, pressedAgain: true });
        again += 1;
      }
    }
    expect(reports.length).toBeGreaterThan(3);
    expect(again).toBeGreaterThan(0);
    await office.settled();

    // Each takes its time; the desk's queue, below, has them all.
    const read = reports.filter(({ pressedAgain }, at) => pressedAgain || at % 3 === 0);
    for (const { receipt, what } of read) {
      const reader = office.inSlack('Läsare');
      await opensWith(reader, receipt);
      expect(reader.reads().split(what)).toHaveLength(2);
    }

    const karin = office.inSlack('Karin');
    await karin.opens('desk');
    const seen: string[] = [];
    for (;;) {
      const threads = [...karin.reads().matchAll(/"value":"([0-9a-f]{32})"/g)].map((m) => m[1]!);
      const page = [...new Set(threads)];
      for (const thread of page) {
        const reader = office.inSlack('Karin');
        await reader.presses('desk_open', { thread });
        seen.push(/Rapport \d+-\d+-\d+\./.exec(reader.reads())?.[0] ?? 'none');
        await reader.presses('desk_queue');
        for (let back = 0; !reader.reads().includes(thread) && back < 20; back++)
          await reader.presses('desk_more');
      }
      if (!karin.has('desk_more')) break;
      await karin.presses('desk_more');
    }
    expect([...seen].sort()).toEqual(reports.map(({ what }) => what).sort());
    expect(office.bot.output()).not.toContain('Rapport');
    expect(office.workspace.slack.refusals).toEqual([]);
  }, 480_000);
});
