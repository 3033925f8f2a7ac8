import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json at or above `from`, in the source and in `dist/`. Throws if there is none. */
export function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('no package.json above the code');
  return projectRoot(above);
}

export function programVersion(): string {
  const text = readFileSync(join(projectRoot(__dirname), 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
