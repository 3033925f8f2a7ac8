import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type BotProcess,
  freePort,
  houseSettings,
  slackSettings,
  startBotProcess,
  teamsSettings,
} from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { openSlackWorkspace, type SlackWorkspace } from '../support/messengers/slack-workspace';
import { usesTeams } from '../support/messengers/uses-teams';

const main = resolve(__dirname, '..', '..', 'dist', 'bot', 'main.js');

const teams = /^(botbuilder|botframework|@microsoft\/teams-ai$)/;
const slack = /^@slack\//;
const databases = /^(typeorm|better-sqlite3|mssql|tedious)$/;
const azure = /^@azure\//;
/** teams-ai asks for the first; nothing here calls a model. Nobody is mailed where no server is set. */
const never = /^(openai|nodemailer)$/;

describe('a process loads what its settings need', () => {
  let folder: string;
  let service: FakeBotService;
  let workspace: SlackWorkspace;
  let settings: Record<string, string>;
  beforeAll(async () => {
    service = await startFakeBotService();
    workspace = await openSlackWorkspace(() => 'http://127.0.0.1:9/');
  });
  afterAll(async () => {
    await service.close();
    await workspace.close();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-loads-'));
    // Node writes here at its end which files it ran: modules of both kinds, and without a part in the
    // product.
    settings = {
      ...houseSettings(folder, await freePort()),
      NODE_V8_COVERAGE: join(folder, 'ran'),
    };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function packagesOfStart(
    more: Readonly<Record<string, string>>,
    meanwhile: (bot: BotProcess) => Promise<void> = () => Promise.resolve(),
  ): Promise<string[]> {
    const bot = await startBotProcess({ ...settings, ...more });
    await meanwhile(bot).finally(() => bot.stop());
    return packages();
  }

  /** The packages of which a file was run. */
  function packages(): string[] {
    const ran = join(folder, 'ran');
    const urls = readdirSync(ran).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(ran, file), 'utf8')) as {
        readonly result: readonly { readonly url: string }[];
      };
      return result.map(({ url }) => url);
    });
    expect(urls.some((url) => url.endsWith('/dist/bot/main.js'))).toBe(true);
    const names = urls.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))].sort();
  }

  const among = (names: readonly string[], ...patterns: readonly RegExp[]): string[] =>
    names.filter((name) => patterns.some((pattern) => pattern.test(name)));

  it('and when its settings allow no start, neither messengers nor databases', () => {
    const { status } = spawnSync(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        ...settings,
        ...teamsSettings(service),
        ...slackSettings(workspace),
        VISSLA_PASSES: 'never',
      },
    });
    expect(status).toBe(1);
    expect(among(packages(), teams, slack, databases, azure, never)).toEqual([]);
  });

  it('on SQL Server its driver alone, and no messenger before the database is there', async () => {
    const bot = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        ...settings,
        ...teamsSettings(service),
        ...slackSettings(workspace),
        VISSLA_DATABASE_URL: 'mssql://user:password@127.0.0.1:9/vissla',
      },
    });
    // It looks again for minutes; what it needs for that is loaded.
    let said = '';
    for await (const piece of bot.stdout)
      if ((said += String(piece)).includes('store_unavailable')) break;
    bot.kill('SIGTERM');
    expect(await once(bot, 'exit')).toEqual([0, null]);
    const loaded = packages();
    expect(among(loaded, teams, slack, never)).toEqual([]);
    // The lock on the vault's file is one of SQLite's.
    const needed = ['better-sqlite3', 'mssql', 'tedious', 'typeorm'];
    expect(among(loaded, databases)).toEqual(needed);
    // Its driver brings some of Azure's smallest parts; no client for identities with a password.
    expect(among(loaded, /^@azure\/(identity|keyvault)/)).toEqual([]);
  });

  it('in Slack alone Bolt, and nothing for Teams or Azure', async () => {
    const loaded = await packagesOfStart(slackSettings(workspace));
    expect(loaded).toContain('@slack/bolt');
    expect(among(loaded, teams, azure, never)).toEqual([]);
    expect(among(loaded, databases)).toEqual(['better-sqlite3', 'typeorm']);
  });

  it('in Teams alone botbuilder and teams-ai, and nothing for Slack', async () => {
    const loaded = await packagesOfStart(teamsSettings(service));
    expect(loaded).toEqual(expect.arrayContaining(['@microsoft/teams-ai', 'botbuilder']));
    expect(among(loaded, slack, never)).toEqual([]);
    expect(among(loaded, databases)).toEqual(['better-sqlite3', 'typeorm']);
    // botbuilder brings a client for identities of its own.
    expect(among(loaded, /^@azure\/keyvault/)).toEqual([]);
  });

  it('in Teams without SDKs none of them, when it has answered a press and a message', async () => {
    const speaks = { ...teamsSettings(service), VISSLA_TEAMS_SPEAKER: 'rest' };
    const loaded = await packagesOfStart(speaks, ({ endpoint }) => usesTeams(service, endpoint));
    expect(among(loaded, teams, slack, azure, never)).toEqual([]);
    expect(among(loaded, databases)).toEqual(['better-sqlite3', 'typeorm']);
  });
});
