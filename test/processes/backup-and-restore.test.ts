import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  type BotProcess,
  freePort,
  invites,
  productionSettings,
  runVissla,
  startBotProcess,
} from '../support/houses/bot-process';
import { startHere } from '../support/houses/start-here';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { filesOverTheWire, type TeamsPerson, teamsPerson } from '../support/people/teams-person';

/** The drill of docs/backup-and-restore.md, with the real bot on SQLite and a file vault. */
describe('a backup that is brought back', () => {
  const bots: BotProcess[] = [];
  let service: FakeBotService;
  let folder: string;
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
    port = await freePort();
    settings = productionSettings(service, folder, port);
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.kill();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function joins(title: string): Promise<TeamsPerson> {
    const code = await invites(settings, title);
    const member = person(title);
    await member.opens();
    await member.presses('open', { code });
    return member;
  }

  /** What a receipt opens: `true` when the thread is shown. */
  async function opens(receipt: string): Promise<boolean> {
    const reporter = person(`reporter ${receipt}`);
    await reporter.opens();
    await reporter.presses('open', { code: receipt });
    return reporter.has('send');
  }

  async function untilOpen(receipt: string): Promise<void> {
    while (!(await opens(receipt))) await new Promise((done) => setTimeout(done, 100));
  }

  /**
   * The two copies of the guide: the database while the bot runs, the vault by its file; each to a place of
   * its own.
   */
  function backUp(): void {
    for (const where of ['backup-database', 'backup-vault']) mkdirSync(place(where));
    const database = new Database(place('vissla.db'));
    database.prepare('VACUUM INTO ?').run(place('backup-database/vissla.db'));
    database.close();
    copyFileSync(place('vault.json'), place('backup-vault/vault.json'));
  }

  function bringBack(...files: ('database' | 'vault')[]): void {
    for (const gone of ['vissla.db', 'vissla.db-wal', 'vissla.db-shm', 'vault.json']) {
      rmSync(place(gone), { force: true });
    }
    for (const file of files) {
      const name = file === 'database' ? 'vissla.db' : 'vault.json';
      copyFileSync(place(`backup-${file}/${name}`), place(name));
    }
  }

  it('opens again what was in it, and what came later is gone', async () => {
    const bot = await start();
    await joins('Kommunjurist');
    await joins('Säkerhetssamordnare');
    const before = await filesOverTheWire(person('Maja'), 'Det som fanns i kopian.');
    await untilOpen(before);
    backUp();
    const after = await filesOverTheWire(person('Omar'), 'Det som kom senare.');
    await untilOpen(after);
    await bot.kill();

    bringBack('database', 'vault');
    await start();
    expect(await opens(before)).toBe(true);
    expect(await opens(after)).toBe(false);
    const handler = person('Kommunjurist');
    await handler.opens('desk');
    expect(handler.reads()).toContain('1 ärende.');
    expect((await runVissla(settings, 'staff', 'list')).stdout).toContain('Kommunjurist');
    // The bot takes the restored file back into its own settings.
    expect(statSync(place('vissla.db')).mode & 0o777).toBe(0o600);
    expect(existsSync(place('vissla.db-wal'))).toBe(true);
    const restored = new Database(place('vissla.db'), { readonly: true });
    expect(restored.pragma('page_size', { simple: true })).toBe(32_768);
    restored.close();
  });

  it('is refused by halves, or with the vault of another installation', async () => {
    expect(await startHere(settings)).toBe('open');
    backUp();
    bringBack('database');
    expect(await startHere(settings)).toContain('If the vault is lost, restore it');
    bringBack('vault');
    expect(await startHere(settings)).toContain('If the database is lost, restore it');

    bringBack();
    expect(await startHere(settings)).toBe('open');
    copyFileSync(place('backup-database/vissla.db'), place('vissla.db'));
    expect(await startHere(settings)).toContain('do not belong together');

    bringBack('database');
    writeFileSync(place('vault.json'), '{', { mode: 0o600 });
    expect(await startHere(settings)).toContain('The vault is damaged');
  });
});
