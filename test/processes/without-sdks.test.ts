import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { leaveOutSdks, sdks } from '../../scripts/package/leave-out-sdks';
import { requireFreshBuild } from '../support/built-bot';
import { freePort, productionSettings, startBotProcess } from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { usesTeams } from '../support/messengers/uses-teams';
import { temporaryFolder } from '../support/temporary-folder';

const root = resolve(__dirname, '..', '..');
const folder = temporaryFolder();
const main = join(folder, 'dist', 'bot', 'main.js');

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
}

/** The places of the packages that production has, by the lock file in a folder. */
function placesIn(of: string): ReadonlyMap<string, string> {
  const { packages } = JSON.parse(readFileSync(join(of, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const all = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return new Map(all.map(([path, { version }]) => [path, version]));
}

/** The name of the package at the top of a place: `@azure/identity`. */
const topOf = (path: string): string => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '';

let service: FakeBotService;
let gone: readonly string[];
beforeAll(async () => {
  requireFreshBuild();
  service = await startFakeBotService();
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(root, name), join(folder, name));
  leaveOutSdks(folder, ['--package-lock-only']);
  const left = placesIn(folder);
  gone = [...placesIn(root).keys()].filter((path) => !left.has(path));
  for (const room of ['bot', 'db', 'adaptive-cards'])
    cpSync(join(root, 'dist', room), join(folder, 'dist', room), { recursive: true });
  for (const name of new Set([...left.keys()].map(topOf))) {
    const place = join(folder, 'node_modules', name);
    const from = join(root, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    // Those for other kinds of machine are not here.
    if (existsSync(from)) symlinkSync(from, place);
  }
});
afterAll(() => service.close());

it('npm leaves out the SDKs and what they alone bring, and changes no other', () => {
  expect(gone).toEqual(expect.arrayContaining(sdks.map((name) => `node_modules/${name}`)));
  const archived = /botbuilder|botframework|teams-ai/;
  expect([...placesIn(folder).keys()].filter((path) => archived.test(path))).toEqual([]);
  expect(gone).toHaveLength(108);
  const before = placesIn(root);
  for (const [path, version] of placesIn(folder)) expect(before.get(path)).toBe(version);
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    version: '0.1.0+rest',
  });
});

it('the guide leaves out the same by hand, and never by --omit=optional', () => {
  const guide = readFileSync(join(root, 'docs', 'deploy-azure.md'), 'utf8');
  const command = /^npm uninstall .*$/m.exec(guide)?.[0] ?? '';
  expect(command).toMatch(/^npm uninstall --no-save --omit=dev --offline --ignore-scripts /);
  expect(command.split(' ').filter((word) => sdks.some((name) => name === word))).toEqual(sdks);
  expect(guide).not.toContain('--omit=optional');
});

it('the start refuses to speak by an SDK that is not there, and says what to set', async () => {
  const own = productionSettings(service, join(folder, 'refused'), await freePort());
  mkdirSync(join(folder, 'refused'));
  const { status, stderr } = spawnSync(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...own },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('Set VISSLA_TEAMS_SPEAKER=rest, or type npm ci.');
});

it('with rest a bot without SDKs answers a press and a message, without a fault', async () => {
  mkdirSync(join(folder, 'rest'));
  const settings = {
    ...productionSettings(service, join(folder, 'rest'), await freePort()),
    VISSLA_TEAMS_SPEAKER: 'rest',
  };
  const bot = await startBotProcess(settings, 'untold', main);
  try {
    await usesTeams(service, bot.endpoint);
    expect(bot.output()).not.toContain('"level":"error"');
  } finally {
    expect(await bot.stop()).toBe(0);
  }
});
