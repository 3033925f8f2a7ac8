import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  houseSettings,
  slackSettings,
  teamsSettings,
} from '../test/support/houses/bot-process';
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

/** Vissla's production start on data of its own, with a staffed desk, and both messengers. */
export interface VisslaHouse {
  readonly service: FakeBotService;
  readonly workspace: SlackWorkspace;
  readonly vissla: ServerProcess;
  readonly data: DataPaths;
  person(name: string): TeamsPerson;
  /** The settings of a start on the data in `folder`. */
  settings(messengers: Messengers, folder: string, port: number): Settings;
  close(): Promise<void>;
}

/** A Slack that asks for nothing twice: both sides get as many requests of the same size. */
export const kindSlack = {
  earlierValues: false,
  manyOptions: false,
  homes: false,
  lateTriggers: false,
  limits: false,
} as const;

/** The titles of the desk's two people, and their names. */
export const deskTitles = ['Kommunjurist', 'Säkerhetssamordnare'] as const;

/**
 * Opens the house, on empty data or on the data that `prepare` has put into the folder.
 * @param prepare fills the data before the bot is started
 * @param more further settings
 */
export async function openVisslaHouse(
  prepare?: (data: DataPaths) => Promise<void>,
  more: Settings = {},
): Promise<VisslaHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-'));
  try {
    await prepare?.(dataIn(folder));
    return await openOn(folder, more);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The messengers of a start. */
type Messengers = 'teams' | 'slack' | 'both';

type Settings = Readonly<Record<string, string>>;

/** Where a house has its data. */
export interface DataPaths {
  readonly folder: string;
  readonly database: string;
  readonly vault: string;
}

function dataIn(folder: string): DataPaths {
  return { folder, database: join(folder, 'vissla.db'), vault: join(folder, 'vault.json') };
}

async function openOn(folder: string, more: Settings): Promise<VisslaHouse> {
  // The bare application compares service URLs as the SDK does, and is asked once.
  const manners = { rewritesServiceUrl: false, repeatsAfter: undefined };
  const service = await startFakeBotService(undefined, { manners });
  const port = await freePort();
  const workspace = await openSlackWorkspace(() => `http://127.0.0.1:${port}/slack/events`, {
    unkind: kindSlack,
  });
  const settingsOf: VisslaHouse['settings'] = (messengers, data, at) => ({
    ...houseSettings(data, at),
    ...(messengers === 'slack' ? {} : teamsSettings(service)),
    ...(messengers === 'teams' ? {} : slackSettings(workspace)),
    ...more,
  });
  const settings = settingsOf('both', folder, port);
  const vissla = await startVissla(settings);
  const house: VisslaHouse = {
    service,
    workspace,
    data: dataIn(folder),
    vissla,
    settings: settingsOf,
    person: (name) => teamsPerson(service, () => `${vissla.origin}/api/messages`, name),
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
      await member.enters(invite(settings, title));
    }
  } catch (error) {
    await house.close();
    throw error;
  }
  return house;
}

/** Starts the built production start, and waits until it serves. */
export function startVissla(settings: Settings): Promise<ServerProcess> {
  const port = Number(settings.VISSLA_PORT);
  return startServerProcess({ program: 'bot/main.js', settings, port, path: '/readyz' });
}

function invite(settings: Settings, title: string): string {
  const words = ['invite', '--desk', 'whistleblowing', '--title', title];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [builtProgram('bot/operator/vissla.js'), ...words],
    { env: { PATH: process.env.PATH, ...settings }, encoding: 'utf8' },
  );
  const code = stdout.split('\n')[0]?.trim() ?? '';
  if (code === '') throw new Error(`No invitation: ${stderr}`);
  return code;
}
