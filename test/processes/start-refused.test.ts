import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { programVersion } from '../../bot/platform/project-root';
import { builtBot } from '../support/built-bot';
import { giveToNobody } from '../support/houses/as-nobody';
import {
  freePort,
  productionSettings,
  startBotProcess,
  trialSettings,
} from '../support/houses/bot-process';
import { startHere } from '../support/houses/start-here';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';

/** What a start says that ends by itself. */
function start(
  settings: Readonly<Record<string, string>>,
  cwd?: string,
): {
  status: number | null;
  said: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtBot()], {
    cwd,
    env: { PATH: process.env.PATH, ...settings },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status, said: stdout + stderr };
}

/**
 * Whether somebody on another machine could reach a port: by this machine's own address in its network, where
 * it has one.
 */
async function isOpenToOthers(port: number): Promise<boolean> {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (outward === undefined) return listeners(port).some((address) => !isLoopback(address));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: outward.address, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      if ('code' in error && error.code === 'ECONNREFUSED') resolve(false);
      else reject(error);
    });
  });
}

/** The addresses at which Linux says that a port is listened on, in its own hexadecimal. */
function listeners(port: number): string[] {
  const listening = '0A';
  const addresses = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === listening)
      .flatMap(([, local = '']) => {
        const [address = '', number = ''] = local.split(':');
        return Number.parseInt(number, 16) === port ? [address] : [];
      }),
  );
  if (addresses.length === 0) throw new Error(`Nothing listens on port ${port}.`);
  return addresses;
}

function isLoopback(address: string): boolean {
  return address === '0100007F' || address === `${'0'.repeat(24)}01000000`;
}

describe('a start is refused rather than run open', () => {
  let service: FakeBotService;
  let folder: string;
  let port: number;
  beforeAll(async () => {
    service = await startFakeBotService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-start-'));
    port = await freePort();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists everything that production lacks at once, a file that nobody read too, and shows no value', () => {
    writeFileSync(join(folder, '.env'), 'VISSLA_ORGANISATION=hemligt\n');
    const { status, said } = start(
      {
        VISSLA_TEAMS_APP_ID: 'not-a-guid-but-a-secret',
        VISSLA_TEAMS_APP_PASSWORD: 'hemligt-losenord',
        VISSLA_PORT: '99999999',
        VISSLA_HOST: 'bot.internal',
        VISSLA_PASSES: 'weekly-or-so',
      },
      folder,
    );
    expect(status).toBe(1);
    expect(said).toMatch(/^There are settings in \.env, in this folder, that were not read:.*\n/);
    for (const name of [
      'VISSLA_TEAMS_APP_ID',
      'VISSLA_PORT',
      'VISSLA_HOST',
      'VISSLA_PASSES',
      'VISSLA_TEAMS_TENANTS',
      'VISSLA_ORGANISATION',
      'VISSLA_WEBSITE_URL',
      'VISSLA_PRIVACY_URL',
      'VISSLA_DISPOSAL_WHISTLEBLOWING',
      'VISSLA_DISPOSAL_HR',
      'VISSLA_CONTACTS',
    ]) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/not-a-guid|hemligt|99999999|bot\.internal|weekly-or-so/);
  });

  it.each([
    ['vissla.db', 'If the database is lost, restore it'],
    ['vault.json', 'If the vault is lost, restore it'],
  ])('refuses when %s alone is missing', async (file, sentence) => {
    const settings = trialSettings(folder, port);
    expect(await startHere(settings)).toBe('open');
    renameSync(join(folder, file), join(folder, 'elsewhere'));
    expect(await startHere(settings)).toContain(sentence);
  });

  it('refuses a vault that is damaged, and says so', async () => {
    const settings = trialSettings(folder, port);
    expect(await startHere(settings)).toBe('open');
    writeFileSync(join(folder, 'vault.json'), '{', { mode: 0o600 });
    expect(await startHere(settings)).toContain('The vault is damaged');
  });

  it('never mixes a trial with production, in either direction', async () => {
    expect(await startHere(trialSettings(folder, port))).toBe('open');
    expect(await startHere(productionSettings(service, folder, port))).toContain(
      'This is the data of a trial',
    );
    const other = join(folder, 'production');
    expect(await startHere(productionSettings(service, other, port))).toBe('open');
    expect(await startHere(trialSettings(other, port))).toContain('production installation');
    renameSync(join(other, 'vault.json'), join(folder, 'vault.json'));
    expect(await startHere(productionSettings(service, folder, port))).toContain(
      'do not belong together',
    );
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('is none of root, where the stores are another account’s', async () => {
    const settings = productionSettings(service, folder, port);
    expect(await startHere(settings)).toBe('open');
    giveToNobody(folder);
    const { status, said } = start(settings);
    expect(status).toBe(1);
    expect(said).toMatch(
      /^Vissla \S+ does not start, 20.*\.\nThis is root, and the database belongs to/,
    );
  });

  it('keeps database and vault to their owner, and refuses a vault that others can read', async () => {
    const settings = trialSettings(folder, port);
    expect(await startHere(settings)).toBe('open');
    for (const file of ['vissla.db', 'vault.json']) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    chmodSync(join(folder, 'vault.json'), 0o644);
    expect(await startHere(settings)).toContain('0600');
  });

  it('serves the office in the trial alone, where days can pass, and the trial on loopback alone', async () => {
    const letADayPass = async (): Promise<number> =>
      (await fetch(`http://localhost:${port}/office/api/days`, { method: 'POST' })).status;
    const trial = await startBotProcess(trialSettings(folder, port));
    expect(trial.output()).toMatch(
      new RegExp(`^Vissla's trial is ready: http://localhost:${port}/office .*at once.*\n$`),
    );
    expect((await fetch(`http://localhost:${port}/office`)).status).toBe(200);
    expect(await letADayPass()).toBe(200);
    expect(statSync(join(folder, 'vissla.db-clock')).mode & 0o777).toBe(0o600);
    expect(await isOpenToOthers(port)).toBe(false);
    if (process.platform === 'linux') expect(listeners(port).every(isLoopback)).toBe(true);
    // Another one at the same port says so.
    expect(start(trialSettings(join(folder, 'second'), port)).said).toContain(
      `listens on port ${port}.`,
    );
    expect(await trial.stop()).toBe(0);
    const bot = await startBotProcess(
      productionSettings(service, join(folder, 'production'), port),
    );
    expect((await fetch(`http://localhost:${port}/office`)).status).toBe(404);
    expect(await letADayPass()).toBe(404);
    expect(existsSync(join(folder, 'production', 'vissla.db-clock'))).toBe(false);
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
    expect(await isOpenToOthers(port)).toBe(true);
    if (process.platform === 'linux') expect(listeners(port).some(isLoopback)).toBe(false);
    expect(bot.output()).toContain(` listens on every interface, port ${port}, 20`);
    await bot.stop();
  });

  it('serves production at the one address that is set, and says when there is none', async () => {
    const settings = productionSettings(service, folder, port);
    const unsaid = start({ ...settings, VISSLA_BEGIN: '' });
    expect(unsaid.status).toBe(1);
    expect(unsaid.said).toContain('run the command `begin` once');
    expect(readdirSync(folder)).toEqual([]);
    const bot = await startBotProcess({ ...settings, VISSLA_HOST: '127.0.0.1' });
    expect(bot.output()).toContain(
      `A new installation was begun: its database is at ${join(folder, 'vissla.db')}, its vault`,
    );
    expect(readFileSync(settings.VISSLA_MARK ?? '', 'utf8')).toContain('"there"');
    expect(await isOpenToOthers(port)).toBe(false);
    if (process.platform === 'linux') expect(listeners(port).every(isLoopback)).toBe(true);
    expect(await bot.stop()).toBe(0);
    const [listens, ends] = [`listens on 127\\.0\\.0\\.1:${port}`, 'ends'].map(
      (does) => `Vissla ${programVersion()} ${does}, 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d\\.\\n`,
    );
    expect(bot.output()).toMatch(
      new RegExp(`^A new installation was begun: .*\\n${listens}${ends}$`),
    );
    const { status, said } = start({ ...settings, VISSLA_HOST: '192.0.2.7' });
    expect(status).toBe(1);
    expect(said).toContain('Set VISSLA_HOST to one that it has');
    expect(said).not.toContain('192.0.2');
  });
});
