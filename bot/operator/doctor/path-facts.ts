import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../../keys/vault/system-error';
import type { PathFacts } from './check-files';

/** The rights of this process's account to paths. Only a read-only disk refuses root. */
export const pathFacts: PathFacts = {
  modeOf: (path) => {
    try {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      return mode === undefined ? undefined : mode & 0o777;
    } catch {
      return 'not allowed';
    }
  },
  unwritableBy: (path) => {
    try {
      accessSync(path, constants.W_OK);
      return undefined;
    } catch (error) {
      if (isSystemError(error, 'EROFS')) return 'disk';
      // A file may be gone by now: SQLite's log goes when the bot ends.
      return isSystemError(error, 'EACCES', 'EPERM') ? 'rights' : undefined;
    }
  },
};

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
