import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const buildInfo = join(root, 'dist', '.tsbuildinfo');
/** What `tsconfig.build.json` builds. */
const sources = ['bot', 'db', 'adaptive-cards', 'office', 'bench'];

/** The built bot. Throws when it is not the one of the sources. */
export function builtBot(): string {
  requireFreshBuild();
  return join(root, 'dist', 'bot', 'main.js');
}

/** The operator's commands, built. Throws when they are not those of the sources. */
export function builtCommand(): string {
  requireFreshBuild();
  return join(root, 'dist', 'bot', 'cli', 'vissla.js');
}

/** Where what a start has loaded is kept; `loaded-before.cjs` writes and reads it. */
const loadedBefore = join(root, 'node_modules', '.cache', 'loaded-before.bin');

/** Says that it is of this run's build. */
const isKept = 'VISSLATEST_IS_LOADED';

/** What Node is told before the built program, so that it starts sooner; nothing outside a run of Jest. */
export function asLoadedBefore(): readonly string[] {
  return process.env[isKept] === undefined ? [] : loadingOf();
}

function loadingOf(): readonly string[] {
  return ['--require', join(__dirname, 'loaded-before.cjs')];
}

/** Starts the built bot once and keeps what it has loaded: a trial has both messengers, and an office. */
export async function keepLoaded(): Promise<void> {
  const bot = builtBot();
  if (timeOf(loadedBefore) < timeOf(buildInfo)) {
    rmSync(loadedBefore, { force: true });
    const folder = mkdtempSync(join(tmpdir(), 'vissla-loaded-'));
    const child = spawn(process.execPath, [...loadingOf(), bot], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        VISSLA_PORT: String(await anyPort()),
        VISSLA_DATABASE_URL: `sqlite:${join(folder, 'vissla.db')}`,
        VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    // The first that it prints is that it is ready.
    await Promise.race([once(child.stdout, 'data'), ended]);
    child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error('The built bot does not start.');
  }
  // Inherited by the workers.
  process.env[isKept] = 'yes';
}

async function anyPort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

let isFresh = false;

/**
 * Throws when `dist/` is missing or older than the sources: tests that start it would try yesterday's bot.
 */
export function requireFreshBuild(): void {
  if (isFresh) return;
  const built = timeOf(buildInfo);
  const newer = sources
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.(?:ts|json)$/.test(file) && !file.startsWith(join('office', 'page')))
    .find((file) => timeOf(join(root, file)) > built);
  if (newer !== undefined)
    throw new Error(
      `The built bot is older than ${newer}: run "npm run build" first, or "npm test", which does.`,
    );
  isFresh = true;
}

/** Milliseconds; none for what is not there. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
