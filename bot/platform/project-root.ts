import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of package.json, from the source as well as from `dist/`: pictures and the package's own words
 * are plain files that no compiler copies. Throws when there is none above `from`.
 */
export function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('no package.json above the code');
  return projectRoot(above);
}
