import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { builtBot } from '../support/built-bot';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import {
  codeIn,
  drainsUntilTold,
  freePort,
  runVissla,
  startBotProcess,
} from '../support/houses/bot-process';
import { comesToStory, opensWith, sendsStory } from '../support/people/messenger-person';

/** That a killed one frees the file at once is shown by every kill, as in `reminder.test.ts`. */
describe('a server on an SQLite file', () => {
  let office: BotOffice;
  beforeAll(async () => {
    office = await openBotOffice({ teams: true, on: 'SQLite' }, drainsUntilTold);
  });
  afterAll(() => office.ends());

  const ready = async (): Promise<number | undefined> =>
    fetch(`http://127.0.0.1:${office.bot.port}/readyz`).then(
      ({ status }) => status,
      () => undefined,
    );

  it('refuses a second one with a sentence, works on, and lets the operator’s commands in', async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtBot()], {
      env: { PATH: process.env.PATH, ...office.settings, VISSLA_PORT: String(await freePort()) },
      encoding: 'utf8',
      timeout: 120_000,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Vissla \S+ does not start, .*\.\nAnother server runs on this SQLite file/,
    );
    expect(stderr).not.toContain(office.folder);
    expect(await ready()).toBe(200);
    const invited = await runVissla(
      office.settings,
      'invite',
      '--desk',
      'whistleblowing',
      '--title',
      'Kommunjurist',
    );
    expect(invited.status).toBe(0);
    await opensWith(office.inTeams('Karin'), codeIn(invited.stdout));
    const staff = await runVissla(office.settings, 'staff', 'list');
    expect(staff).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Kommunjurist') as string,
    });
  });

  it('says that it is not ready before it ends, and answers what is under way', async () => {
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
    const maja = office.inTeams('Maja');
    const reportCode = await comesToStory(maja);
    const activity = JSON.stringify(
      office.teams.activity({
        type: 'invoke',
        name: 'task/fetch',
        value: { data: { type: 'task/fetch', verb: 'open' } },
      }),
    );
    const slow = request(office.bot.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(activity),
        authorization: `Bearer ${office.teams.tokenFor()}`,
      },
    });
    const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
    slow.write(activity.slice(0, 20));
    await wait(100);
    const ended = office.bot.stop();
    while ((await ready()) === 200) await wait(20);
    expect(await ready()).toBe(503);
    const { headers } = await fetch(`http://127.0.0.1:${office.bot.port}/healthz`);
    expect(headers.get('connection')).toBe('close');
    // A load balancer that has not asked yet still gets its answers.
    await sendsStory(maja, { what: 'I sista stund.' });
    office.bot.tell();
    while ((await ready()) !== undefined) await wait(50);
    slow.end(activity.slice(20));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(await ended).toBe(0);

    office.bot = await startBotProcess(office.settings);
    const reader = office.inTeams('Maja hemma');
    await opensWith(reader, reportCode);
    expect(reader.reads()).toContain('I sista stund.');
    // Told before the end, and not again after it.
    await office.settled();
    await office.told();
    expect(office.teams.sent.filter(({ path }) => path.includes('a%3AKarin'))).toHaveLength(1);
  });
});
