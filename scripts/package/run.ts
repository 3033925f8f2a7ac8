import { spawnSync } from 'node:child_process';

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and gives its output. Throws all that it said when it fails. */
export function run(program: string, words: readonly string[], options: RunOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (status !== 0)
    throw new Error(
      `${program} ${words.join(' ')} ended with ${String(status)}\n${stdout}${stderr}`,
    );
  return stdout;
}

/** Whether a program is there to be run. */
export const isThere = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
