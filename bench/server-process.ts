import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../office/project-root';

const root = projectRoot(__dirname);
const patience = 60_000;

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** From starting the process to the first answer 200, in milliseconds. */
  readonly startMilliseconds: number;
  stop(): Promise<void>;
}

/**
 * Starts a built program and waits until `path` answers 200. Throws with the program's output when it ends.
 */
export async function startServerProcess(options: {
  /** Below `dist/`. */
  readonly program: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly port: number;
  readonly path: '/readyz' | '/';
}): Promise<ServerProcess> {
  const { program, settings, port, path } = options;
  const began = performance.now();
  const child = spawn(process.execPath, [builtProgram(program)], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
  });
  while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
    if (child.exitCode !== null || performance.now() - began > patience) {
      child.kill();
      throw new Error(`${program} does not serve: ${output}`);
    }
    await wait(10);
  }
  return {
    pid: child.pid ?? 0,
    origin: `http://127.0.0.1:${port}`,
    startMilliseconds: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export function builtProgram(program: string): string {
  return join(root, 'dist', program);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
}
