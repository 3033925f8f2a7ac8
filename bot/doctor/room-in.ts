import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The bytes that an account which is not root may still write where a folder is, or where it would be made;
 * `undefined` where the system does not say.
 */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : roomIn(above);
  }
}
