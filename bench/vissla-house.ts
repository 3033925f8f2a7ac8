import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../office/project-root';
import { freePort, productionSettings } from '../test/support/houses/bot-process';
import {
  type FakeBotService,
  startFakeBotService,
} from '../test/support/messengers/fake-bot-service';
import {
  openSlackWorkspace,
  type SlackWorkspace,
} from '../test/support/messengers/slack-workspace';
import { type TeamsPerson, teamsPerson } from '../test/support/people/teams-person';
import { builtProgram, type ServerProcess, startServerProcess } from './server-process';

/** Vissla's production start on data of its own, with a staffed desk, and the two messengers that it speaks to. */
export interface VisslaHouse {
  readonly service: FakeBotService;
  readonly workspace: SlackWorkspace;
  readonly vissla: ServerProcess;
  readonly data: DataPaths;
  person(name: string): TeamsPerson;
  /** Ends the bot and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The titles of the desk's two people, which are their names too. */
export const deskTitles = ['Kommunjurist', 'Säkerhetssamordnare'] as const;

/**
 * Opens the house, on empty data or on what `prepare` has put into the folder.
 * @param prepare fills the data before the bot is started
 */
export async function openVisslaHouse(
  prepare?: (data: DataPaths) => Promise<void>,
): Promise<VisslaHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-'));
  try {
    await prepare?.(dataIn(folder));
    return await openOn(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Where a house has its data. */
export interface DataPaths {
  readonly database: string;
  readonly vault: string;
}

function dataIn(folder: string): DataPaths {
  return { database: join(folder, 'vissla.db'), vault: join(folder, 'vault.json') };
}

async function openOn(folder: string): Promise<VisslaHouse> {
  const service = await startFakeBotService();
  const port = await freePort();
  const workspace = await openSlackWorkspace(() => `http://127.0.0.1:${port}/slack/events`);
  const { slack, apiUrl } = workspace;
  const settings = {
    ...productionSettings(service, folder, port),
    VISSLA_SLACK_BOT_TOKEN: slack.botToken,
    VISSLA_SLACK_TEAM: slack.team,
    VISSLA_SLACK_SIGNING_SECRET: slack.signingSecret,
    VISSLA_SLACK_API_URL: apiUrl,
    VISSLA_CONTACTS: join(projectRoot(__dirname), 'examples', 'contacts.json'),
  };
  const start = (): Promise<ServerProcess> =>
    startServerProcess({ program: 'bot/main.js', settings, port, path: '/readyz' });
  let vissla = await start();
  const house: VisslaHouse = {
    service,
    workspace,
    data: dataIn(folder),
    get vissla() {
      return vissla;
    },
    person: (name) => teamsPerson(service, () => `${vissla.origin}/api/messages`, name),
    restart: async () => {
      await vissla.stop();
      vissla = await start();
    },
    close: async () => {
      await vissla.stop();
      await service.close();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    for (const title of deskTitles) {
      const member = house.person(title);
      await member.opens();
      await member.presses('open', { code: invite(settings, title) });
    }
  } catch (error) {
    await house.close();
    throw error;
  }
  return house;
}

function invite(settings: Readonly<Record<string, string>>, title: string): string {
  const words = ['invite', '--desk', 'whistleblowing', '--title', title];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [builtProgram('bot/cli/vissla.js'), ...words],
    { env: { PATH: process.env.PATH, ...settings }, encoding: 'utf8' },
  );
  const code = stdout.split('\n')[0]?.trim() ?? '';
  if (code === '') throw new Error(`No invitation: ${stderr}`);
  return code;
}
