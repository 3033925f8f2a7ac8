import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtBot } from '../built-bot';
import type { BotProcess } from './bot-process';

/** The clock of bots and of the messengers around them, which is moved while they run. */
export type MovedClock = ReturnType<typeof openMovedClock>;

/** Between a pass and its keys. */
export const keyMoments = [
  'before drawing',
  'after drawing',
  'before destroying',
  'after destroying',
] as const;
type KeyMoment = (typeof keyMoments)[number];

export function openMovedClock() {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-clock-'));
  const files = {
    ahead: join(folder, 'ahead'),
    dies: join(folder, 'dies'),
    key: join(folder, 'key'),
  };
  // At once: who finds no fresh build has nothing to close yet.
  const bot = builtBot();
  let ahead = 0;
  /** Whole at any moment: who reads half a number is years away. */
  const writes = (file: string, number: number): void => {
    writeFileSync(`${file}.part`, String(number));
    renameSync(`${file}.part`, file);
  };
  const goesOn = (milliseconds: number): void => {
    ahead += Math.round(milliseconds);
    writes(files.ahead, ahead);
  };
  goesOn(0);
  writes(files.dies, 0);
  writes(files.key, 0);
  return {
    now: () => Date.now() + ahead,
    /** Makes it so much later, or earlier, at once. */
    moves: ({
      hours = 0,
      minutes = 0,
      seconds = 0,
    }: {
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
    }) => {
      goesOn(((hours * 60 + minutes) * 60 + seconds) * 1000);
    },
    /** Makes it this moment. */
    goesTo: (milliseconds: number) => {
      goesOn(milliseconds - Date.now() - ahead);
    },
    /** A bot that runs, or starts, on a file dies by its own `SIGKILL` after so many more statements. */
    diesAfter: (statements: number | undefined = 0) => {
      writes(files.dies, statements);
    },
    /** The same when it draws or destroys a day's key of the pool, before the vault has done it or after. */
    diesAtKey: (moment: KeyMoment | undefined) => {
      writes(files.key, moment === undefined ? 0 : keyMoments.indexOf(moment) + 1);
    },
    /** The settings of a bot that goes by it. @param ahead of the others by so many milliseconds */
    settings: (more = 0) => {
      const script = goesByFiles(bot, files, more);
      return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a bot dies by its own hand, or for a minute; says whether it did. From then on none does. */
export async function isDeadIn(
  { bot: { child } }: { readonly bot: Pick<BotProcess, 'child'> },
  clock: MovedClock,
): Promise<boolean> {
  for (let left = 2_400; left > 0 && child.signalCode === null; left--) await wait(25);
  const isDead = child.signalCode !== null;
  clock.diesAfter(undefined);
  return isDead;
}

/**
 * What runs in a process before the bot: its clock, statements and vault are the real ones, but for this.
 * What it looks for each minute it looks for each second.
 */
function goesByFiles(
  bot: string,
  files: { readonly ahead: string; readonly dies: string; readonly key: string },
  more: number,
): string {
  return `
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    const read = (file) => Number(readFileSync(file, 'utf8'));
    const now = Date.now.bind(Date);
    Date.now = () => now() + ${more} + read(${JSON.stringify(files.ahead)});
    const every = globalThis.setInterval;
    globalThis.setInterval = (work, milliseconds, ...more) =>
      every(work, milliseconds === 60_000 ? 1_000 : milliseconds, ...more);
    const require = createRequire(${JSON.stringify(bot)});
    const Database = require('better-sqlite3');
    const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'));
    let [most, done] = [0, 0];
    for (const name of ['run', 'all']) {
      const real = statement[name];
      statement[name] = function (...given) {
        const named = read(${JSON.stringify(files.dies)});
        if (named !== most) [most, done] = [named, 0];
        done += 1;
        if (most > 0 && done >= most) process.kill(process.pid, 'SIGKILL');
        return real.apply(this, given);
      };
    }
    const files = require('./keys/vault/file-vault.js');
    const { openFileVault } = files;
    files.openFileVault = async (...given) => {
      const vault = { ...(await openFileVault(...given)) };
      for (const [at, name] of ['getOrCreate', 'destroy'].entries()) {
        const real = vault[name];
        vault[name] = async (secret, ...rest) => {
          const named = secret.startsWith('pool-') ? read(${JSON.stringify(files.key)}) : 0;
          if (named === 2 * at + 1) process.kill(process.pid, 'SIGKILL');
          const answer = await real(secret, ...rest);
          if (named === 2 * at + 2) process.kill(process.pid, 'SIGKILL');
          return answer;
        };
      }
      return vault;
    };
  `;
}
