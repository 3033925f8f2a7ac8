import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openProcessDatabase, type ProcessDatabase } from '../support/databases/process-database';
import {
  type BotProcess,
  freePort,
  invites,
  productionSettings,
  startBotProcess,
} from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { opensWith } from '../support/people/messenger-person';
import { filesOverTheWire, teamsPerson } from '../support/people/teams-person';

/**
 * A real process files reports and is killed at random moments: no report that was called sent is lost, none is there
 * twice, none is half there.
 */
describe('kill -9 while reports are filed', () => {
  let service: FakeBotService;
  let folder: string;
  let database: ProcessDatabase;
  let settings: Record<string, string>;
  let bot: BotProcess;

  beforeAll(async () => {
    service = await startFakeBotService();
    folder = mkdtempSync(join(tmpdir(), 'vissla-kill-'));
    database = await openProcessDatabase(folder);
    settings = {
      ...productionSettings(service, folder, await freePort()),
      VISSLA_DATABASE_URL: database.url,
    };
    bot = await startBotProcess(settings);
  });
  afterAll(async () => {
    await bot.kill();
    await service.close();
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses none that was called sent, and doubles none', async () => {
    const handlers = ['Kommunjurist', 'Säkerhetssamordnare'].map((title) => ({
      title,
      person: teamsPerson(service, () => bot.endpoint, title),
    }));
    for (const { title, person } of handlers)
      await opensWith(person, await invites(settings, title));

    const sent: { receipt: string; what: string }[] = [];
    let attempts = 0;
    for (let round = 0; round < 6; round++) {
      const clients = Array.from({ length: 4 }, async (_, client) => {
        for (;;) {
          const what = `Rapport ${round}-${client}-${attempts++}`;
          const person = teamsPerson(service, () => bot.endpoint, `anställd-${client}`);
          const receipt = await filesOverTheWire(person, what);
          sent.push({ receipt, what });
        }
      });
      const failed = Promise.allSettled(clients);
      const before = sent.length;
      for (let tries = 0; tries < 800 && sent.length === before; tries++) await wait(25);
      await wait(Math.random() * 900);
      await bot.kill();
      await failed;
      bot = await startBotProcess(settings);
    }
    expect(sent.length).toBeGreaterThan(3);

    // Each takes its time; the desk's queue, below, has them all.
    for (const { receipt, what } of sent.filter((_, at) => at % 3 === 0)) {
      const person = teamsPerson(service, () => bot.endpoint, 'någon annan');
      await person.opens();
      await person.presses('open', { code: receipt });
      expect(person.reads()).toContain(what);
      expect(person.reads().split(what)).toHaveLength(2);
    }

    // What the desk sees: every report whole, each once.
    const [handler] = handlers;
    const seen: string[] = [];
    await handler!.person.opens('desk');
    for (;;) {
      const queue = handler!.person.card;
      const threads = [...JSON.stringify(queue).matchAll(/"value":"([0-9a-f]{32})"/g)].map(
        (m) => m[1]!,
      );
      for (const thread of threads) {
        await handler!.person.presses('desk_open', { thread });
        const text = /Rapport \d+-\d+-\d+/.exec(handler!.person.reads())?.[0];
        expect(text).toBeDefined();
        seen.push(text!);
        handler!.person.card = queue;
      }
      if (!handler!.person.has('desk_more')) break;
      await handler!.person.presses('desk_more');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(sent.map(({ what }) => what)));
    expect(seen.length).toBeLessThanOrEqual(attempts);
    expect(bot.output()).not.toContain('Rapport');
  }, 480_000);
});
