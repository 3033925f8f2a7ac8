import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../bot/platform/clock';
import {
  type BotProcess,
  freePort,
  invites,
  productionSettings,
  runVissla,
  startBotProcess,
  unhurried,
  withSettings,
} from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { filesReport } from '../support/people/messenger-person';
import { type TeamsPerson, teamsPerson } from '../support/people/teams-person';

const today = systemClock().today();

/** The drill of docs/operator.md, with the real bot on SQLite and a file vault. */
describe('a backup that is brought back', () => {
  const bots: BotProcess[] = [];
  let service: FakeBotService;
  let folder: string;
  let elsewhere: string;
  let port: number;
  let settings: Record<string, string>;
  const place = (name: string): string => join(folder, name);
  const person = (name: string): TeamsPerson =>
    teamsPerson(service, () => `http://127.0.0.1:${port}/api/messages`, name);
  const start = async (): Promise<BotProcess> => {
    const bot = await startBotProcess(settings);
    bots.push(bot);
    return bot;
  };

  beforeEach(async () => {
    service = await startFakeBotService();
    folder = mkdtempSync(join(tmpdir(), 'vissla-'));
    elsewhere = mkdtempSync(join(tmpdir(), 'vissla-copies-'));
    port = await freePort();
    settings = withSettings(productionSettings(service, folder, port), unhurried);
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.kill();
    await service.close();
    for (const gone of [folder, elsewhere]) rmSync(gone, { recursive: true, force: true });
  });

  async function joins(title: string): Promise<TeamsPerson> {
    const code = await invites(settings, title);
    const member = person(title);
    await member.opens();
    await member.enters(code);
    return member;
  }

  /** What a report code opens: `true` when the thread is shown. */
  async function opens(reportCode: string): Promise<boolean> {
    const reporter = person(`reporter ${reportCode}`);
    await reporter.opens();
    await reporter.enters(reportCode);
    return reporter.has('send');
  }

  async function untilOpen(reportCode: string): Promise<void> {
    while (!(await opens(reportCode))) await new Promise((done) => setTimeout(done, 100));
  }

  const copies = {
    database: () => join(elsewhere, 'database', `vissla-${today}.db`),
    vault: () => join(elsewhere, 'vault', `vault-${today}.json`),
  };
  it('opens again what was in it, and what came later is gone', async () => {
    const bot = await start();
    await joins('Kommunjurist');
    await joins('Säkerhetssamordnare');
    const { reportCode: before } = await filesReport(person('Maja'), {
      what: 'Det som fanns i kopian.',
    });
    await untilOpen(before);
    const folders = [join(elsewhere, 'database'), join(elsewhere, 'vault')] as const;
    for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
    expect(await runVissla(settings, 'backup', ...folders)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Both are whole, and belong together.') as string,
    });
    const { reportCode: after } = await filesReport(person('Omar'), {
      what: 'Det som kom senare.',
    });
    await untilOpen(after);
    const words = ['restore', '--database', copies.database(), '--vault', copies.vault()];
    const early = await runVissla(settings, ...words, '--replace');
    expect(early).toMatchObject({ status: 1, stdout: '' });
    expect(early.stderr).toContain('The bot runs on this database.');
    await bot.kill();

    const { status, stdout } = await runVissla(settings, ...words, '--replace');
    expect(stdout).toContain('reports 1, messages 1, deeds of the desks 0');
    expect(status).toBe(0);
    await start();
    expect(await opens(before)).toBe(true);
    expect(await opens(after)).toBe(false);
    const handler = person('Kommunjurist');
    await handler.opens('desk');
    expect(handler.reads()).toContain('1 ärende.');
    // The bot takes the restored file back into its own settings.
    expect(statSync(place('vissla.db')).mode & 0o777).toBe(0o600);
    expect(existsSync(place('vissla.db-wal'))).toBe(true);
    const restored = new Database(place('vissla.db'), { readonly: true });
    expect(restored.pragma('page_size', { simple: true })).toBe(32_768);
    restored.close();
  });
});
