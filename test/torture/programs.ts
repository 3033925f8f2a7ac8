import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { limits } from '../../bot/domain/limits';
import { root } from '../docs/read-docs';
import type { PartFigures, Told } from './part';

/** Runs a program of this repository, shows what it says, and gives it. Rejects when it fails. */
async function runs(
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.pipe(process.stderr, { end: false });
  const [out] = await Promise.all([readAll(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0)
    throw new Error(`${words.join(' ')} ended with ${String(child.exitCode)}`);
  return out;
}

/** Every walk in the browser: each pair of messengers, wide and narrow, light and dark, in both languages. */
export async function tortureByWalks({ says }: Told): Promise<PartFigures> {
  says('every walk in the browser');
  const began = performance.now();
  await runs(['node_modules/.bin/jest', '--selectProjects', 'browser'], { VISSLA_WALKS: 'all' });
  return { seconds: Math.round((performance.now() - began) / 1000) };
}

/** The tests that `npm test` makes shorter, at their whole length. */
export async function tortureAtLength({ says }: Told): Promise<PartFigures> {
  says('tests at their whole length');
  const began = performance.now();
  await runs(['node_modules/.bin/jest', ...testsWith('atLength(')], { VISSLATEST_LONG: 'all' });
  return { seconds: Math.round((performance.now() - began) / 1000) };
}

/** Every property once more, from a seed that is drawn: in `npm test` each run has the same. */
export async function tortureByProperties({ seed, says }: Told): Promise<PartFigures> {
  says('every property, from another seed');
  const began = performance.now();
  await runs(['node_modules/.bin/jest', ...testsWith('fc.assert(')], {
    VISSLATEST_SEED: String(seed),
  });
  return { seconds: Math.round((performance.now() - began) / 1000) };
}

/** The files with tests that contain a text. */
function testsWith(text: string): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes(text));
}

interface LargeFigures {
  readonly threads: number;
  readonly openMs: number;
}

/** A million threads: the queue's page and a reporter's return in a large database. */
export async function tortureByThreads({ says, threads }: Told): Promise<PartFigures> {
  says(`${threads} threads in one database`);
  const out = await runs(['dist/bench/main.js', 'large', '--threads', String(threads)]);
  const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '') as PartFigures & LargeFigures;
  if (figures.threads !== threads || !(figures.openMs >= limits.openFloorMilliseconds))
    throw new Error(`not what a large database measures: ${JSON.stringify(figures)}`);
  return figures;
}
