import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
/** Written by each build. */
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
  return join(root, 'dist', 'bot', 'operator', 'vissla.js');
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

/** When a file was written, in milliseconds; 0 for what is not there. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
