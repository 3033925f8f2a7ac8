import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../docs/read-docs';
import type { Found, Task } from './one-world';

/** What earlier runs of the same code found, world by world: a run that was ended goes on from there. */
export interface Kept {
  found(task: Task): Found | undefined;
  keeps(task: Task, found: Found): void;
}

/** What decides over what is found: the product, what plays on it, and what both are made of. */
const sources = ['bot', 'db', 'adaptive-cards', 'office', 'test/attack', 'test/support'];

/**
 * Opens a file of worlds that were played, or begins it: a line for the code, and one for each world.
 * @throws when other code has played what is kept there
 */
export function openKept(path: string): Kept {
  const code = codeOf();
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify({ code })}\n`);
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  if (first !== JSON.stringify({ code }))
    throw new Error(`${path} was kept by other code: name another file`);
  // A run that was ended within a line goes on below it.
  if (lines.at(-1) !== '') appendFileSync(path, '\n');
  const worlds = new Map<string, Found>();
  for (const line of lines) {
    const world = worldIn(line);
    if (world !== undefined) worlds.set(nameOf(world.task), world.found);
  }
  return {
    found: (task) => worlds.get(nameOf(task)),
    keeps: (task, found) => {
      appendFileSync(path, `${JSON.stringify({ task, found } satisfies World)}\n`);
    },
  };
}

interface World {
  readonly task: Task;
  readonly found: Found;
}

/** Nothing of a line whose end was never written. */
function worldIn(line: string): World | undefined {
  try {
    return JSON.parse(line) as World;
  } catch {
    return undefined;
  }
}

function nameOf({ plan, policy, seed, driven }: Task): string {
  return JSON.stringify([plan, policy, seed, driven]);
}

function codeOf(): string {
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|cjs|json)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json'].sort())
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
