import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The bytes that an account but root may still write in a folder; `undefined` where nothing says. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : roomIn(above);
  }
}
