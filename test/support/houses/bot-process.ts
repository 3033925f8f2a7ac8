import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../../bot/domain/ids';
import { weekdayOf } from '../../../bot/domain/window';
import { invite } from '../../../bot/operator/commands/invite';
import { withPeople } from '../../../bot/operator/commands/with-keys';
import { systemClock } from '../../../bot/platform/clock';
import { nodeRandom } from '../../../bot/platform/random';
import { builtBot, builtCommand } from '../built-bot';
import type { FakeBotService } from '../messengers/fake-bot-service';
import type { SlackWorkspace } from '../messengers/slack-workspace';

const root = resolve(__dirname, '..', '..', '..');

/** What a process of a test has of the run's own environment. */
const ofRun = (): Record<string, string | undefined> => {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
};

/** The production start as its own process, against a Bot Service on this machine. */
export type BotProcess = Awaited<ReturnType<typeof startBotProcess>>;

/** The settings of a production start in Teams, whose data lie in `folder`. */
export function productionSettings(
  service: TeamsAccount,
  folder: string,
  port: number,
): Record<string, string> {
  return { ...houseSettings(folder, port), ...teamsSettings(service) };
}

type TeamsAccount = Pick<FakeBotService, 'appId' | 'appPassword' | 'tenant' | 'metadataUrl'>;

/** What a production start sets whatever its messengers; each of those adds its own. */
export function houseSettings(folder: string, port: number): Record<string, string> {
  return {
    VISSLA_PORT: String(port),
    VISSLA_DATABASE_URL: `sqlite:${join(folder, 'vissla.db')}`,
    VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
    VISSLA_BEGIN: systemClock().today(),
    VISSLA_MARK: join(folder, 'mark.json'),
    VISSLA_ORGANISATION: 'Exempelby kommun',
    VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
    VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
    VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
    VISSLA_DISPOSAL_HR: 'KS 2026/13 24',
    VISSLA_CONTACTS: join(root, 'examples', 'contacts.json'),
    VISSLA_PASSES: 'at-once',
    VISSLA_REMINDER_DAYS: otherDays(),
  };
}

/** Two days of the working week on which nobody runs these tests: no reminder comes among their notices. */
function otherDays(): string {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  const today = Math.min(weekdayOf(systemClock().today()), names.length) - 1;
  return [1, 2].map((later) => names[(today + later) % names.length]).join(',');
}

export function teamsSettings(service: TeamsAccount): Record<string, string> {
  return {
    VISSLA_TEAMS_APP_ID: service.appId,
    VISSLA_TEAMS_APP_PASSWORD: service.appPassword,
    VISSLA_TEAMS_TENANTS: service.tenant,
    VISSLA_TEAMS_APP_TENANT: service.tenant,
    VISSLA_TEAMS_OPENID_URL: service.metadataUrl,
  };
}

/** Over HTTP with a signing secret, or with an app token over a socket that the bot opens. */
export function slackSettings(
  { slack, apiUrl }: Pick<SlackWorkspace, 'slack' | 'apiUrl'>,
  transport: 'http' | 'socket' = 'http',
): Record<string, string> {
  return {
    VISSLA_SLACK_BOT_TOKEN: slack.botToken,
    VISSLA_SLACK_TEAM: slack.team,
    ...(slack.enterprise === undefined ? {} : { VISSLA_SLACK_ENTERPRISE: slack.enterprise.join() }),
    VISSLA_SLACK_API_URL: apiUrl,
    ...(transport === 'http'
      ? { VISSLA_SLACK_SIGNING_SECRET: slack.signingSecret }
      : { VISSLA_SLACK_APP_TOKEN: slack.appToken }),
  };
}

/** The settings of a trial whose data lie in `folder`. */
export function trialSettings(folder: string, port: number): Record<string, string> {
  return {
    VISSLA_PORT: String(port),
    VISSLA_DATABASE_URL: `sqlite:${join(folder, 'vissla.db')}`,
    VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
  };
}

/** The settings that make a process believe that it is later: its clock is the machine's, as anywhere. */
export function clockAhead(milliseconds: number): Record<string, string> {
  const script = `const now=Date.now.bind(Date);Date.now=()=>now()+${milliseconds};`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

/** The settings that make a process derive report codes at a thousandth of the cost; none of its own does. */
export const cheapReportCodes = {
  NODE_OPTIONS: `--require=${join(__dirname, 'cheap-derivation.cjs')}`,
} as const;

/** The settings that make a process wait for others, and for its own work, as a busy machine needs. */
export const unhurried = {
  NODE_OPTIONS: `--require=${join(__dirname, 'unhurried.cjs')}`,
} as const;

/** The settings that make a second of a process's beats pass at each SIGUSR2. */
export const secondsByHand = {
  NODE_OPTIONS: `--require=${join(__dirname, 'seconds-by-hand.cjs')}`,
} as const;

/** The settings that make a process take requests until it is told, once it was asked to end. */
export const drainsUntilTold = {
  NODE_OPTIONS: `--require=${join(__dirname, 'drains-until-told.cjs')}`,
} as const;

/** How long a messenger waits in tests that are about something else: only a hang takes longer. */
export const patientMilliseconds = 60_000;

/** Settings, and others that take their place; what any of them loads before the bot is loaded. */
export function withSettings(
  ...given: readonly Readonly<Record<string, string>>[]
): Record<string, string> {
  const loaded = given.flatMap(({ NODE_OPTIONS = '' }) =>
    NODE_OPTIONS === '' ? [] : [NODE_OPTIONS],
  );
  const all = given.reduce<Record<string, string>>((so, more) => ({ ...so, ...more }), {});
  return loaded.length === 0 ? all : { ...all, NODE_OPTIONS: loaded.join(' ') };
}

/**
 * Starts the built bot and waits until it can serve. Rejects with what it said when it ends instead.
 * @param program another than the built bot
 * @param told whether it can be sent messages, as something that `NODE_OPTIONS` loads may take them
 */
export async function startBotProcess(
  settings: Readonly<Record<string, string>>,
  told: 'told' | 'untold' = 'untold',
  program = builtBot(),
) {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...ofRun(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe', ...(told === 'told' ? (['ipc'] as const) : [])],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      done(code);
    });
  });
  const port = Number(settings.VISSLA_PORT);
  await untilReady(port, child, () => output).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await ended;
    throw error;
  });
  return {
    /** Where Teams sends. */
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    /** Where Slack sends. */
    events: `http://127.0.0.1:${port}/slack/events`,
    port,
    child,
    /** Everything that it wrote to standard output and error. */
    output: () => output,
    /** Ends it as a power cut would. */
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    /** Lets it end what {@link drainsUntilTold} or {@link secondsByHand} is about. */
    tell: () => child.kill('SIGUSR2'),
    /** Asks it to end, and gives the exit code. */
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/**
 * Each of up to eight workers of a run has ports of its own, below those that the system gives to who asks
 * for any.
 */
const portsEach = 1_500;
const firstPort = 20_000 + portsEach * (Number(process.env.JEST_WORKER_ID ?? 0) % 8);
let lastPort = Math.floor(Math.random() * portsEach);

/**
 * A port that nobody listens on, and that stays free until a bot listens there, and while it starts again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < portsEach; tries++) {
    lastPort = (lastPort + 1) % portsEach;
    const port = firstPort + lastPort;
    if (await isFree(port)) return port;
  }
  throw new Error('no port');
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(false);
      else fail(error);
    });
    // At every address, as the bot itself.
    server.listen(port, () => {
      server.close(() => {
        done(true);
      });
    });
  });
}

/** Runs one of the operator's commands beside the bot; whoever serves in this process goes on meanwhile. */
export async function runVissla(
  settings: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [builtCommand(), ...words], {
    cwd: root,
    env: { ...ofRun(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, status] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    new Promise<number | null>((done) => child.once('exit', done)),
  ]);
  return { status, stdout, stderr };
}

/** A new invitation code for somebody of that title: what `vissla invite` does, without a process for it. */
export async function invites(
  settings: Readonly<Record<string, string>>,
  title: string,
  desk: Desk = 'whistleblowing',
  clock = systemClock(),
): Promise<string> {
  const { lines } = await withPeople(settings, ({ people }) =>
    invite({ people, random: nodeRandom(), clock, environment: settings }, desk, title),
  );
  return codeIn(lines.join('\n'));
}

/** The invitation code in what `vissla invite` prints. */
export function codeIn(printed: string): string {
  const code = /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(printed)?.[0];
  if (code === undefined) throw new Error('no invitation');
  return code;
}

async function untilReady(port: number, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The bot ended: ${output()}`);
    try {
      const { status } = await fetch(`http://127.0.0.1:${port}/readyz`);
      if (status === 200) return;
    } catch {
      // Not listening yet.
    }
    await wait(50);
  }
  throw new Error(`The bot is not ready: ${output()}`);
}
