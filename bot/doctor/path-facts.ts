import { accessSync, constants, statSync } from 'node:fs';
import { isSystemError } from '../vault/system-error';
import type { PathFacts } from './check-files';

/** What the system says of paths to this process's account. Only a read-only disk refuses root. */
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
      // SQLite's log goes away when the bot ends: a file that is gone by now keeps nobody from writing.
      const refused = isSystemError(error, 'EACCES') || isSystemError(error, 'EPERM');
      return refused ? 'rights' : undefined;
    }
  },
};
