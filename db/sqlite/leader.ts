import type BetterSqlite from 'better-sqlite3';
import type { Leader } from '../../bot/ports/processes';
import { storeCodeOf } from '../driver-errors';
import { StoreError } from '../store-error';
import { prepareFile } from './source';
import { beginAlone } from './statements';

/**
 * The leader is the file's one server: it holds an exclusive lock on an empty database next to it. The
 * operating system releases the lock when the process ends. The operator's commands do not ask for it. Throws
 * a {@link StoreError} when the file cannot be made or opened.
 */
export function sqliteLeader(path: string): Leader {
  let held: BetterSqlite.Database | undefined;
  return {
    lead: async () => {
      const { default: Driver } = await import('better-sqlite3');
      held ??= tryLock(Driver, `${path}-server`);
      return held !== undefined;
    },
    resign: () => {
      held?.close();
      held = undefined;
      return Promise.resolve();
    },
  };
}

function tryLock(Driver: typeof BetterSqlite, path: string): BetterSqlite.Database | undefined {
  let database: BetterSqlite.Database | undefined;
  try {
    prepareFile(path);
    database = new Driver(path, { timeout: 0 });
    database.exec(beginAlone);
    return database;
  } catch (error) {
    database?.close();
    const code = storeCodeOf(error);
    if (code === 'store_busy') return undefined;
    throw new StoreError(code);
  }
}
