import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import { translateError } from './driver-errors';
import { createMutex, type Mutex } from './mutex';
import { bindTables, type Tables } from './schema/tables';
import { truncateLog } from './sqlite/source';
import { beginToWrite, commit, rollBack } from './sqlite/statements';
import { StoreError } from './store-error';

/**
 * Which other writes may run at the same time. `alone`: none, so that whatever is read stays as it is until the end.
 * `together`: others of this kind; for writes whose rows are kept apart by their own keys.
 */
export type Company = 'alone' | 'together';

/** The only way to the tables. Whatever fails leaves it as a {@link StoreError}. */
export interface UnitOfWork {
  /** Reads; within a write it reads inside that write's transaction. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * One transaction, durable when it resolves, without effect when it rejects (but see `store_unavailable`, when the
   * connection is lost at the very end). A write in a write is `store_nested`. `work` may run several times on SQL
   * Server, of which the last counts.
   */
  write<T>(work: (tables: Tables) => Promise<T>, company?: Company): Promise<T>;
  /** Makes what was deleted unreadable in the file, too. */
  readonly wipe: () => Promise<void>;
  /** Waits for what is under way, then lets go of the file; whatever comes later is `store_unavailable`. */
  close(): Promise<void>;
}

/**
 * Units of work on SQLite: one connection, one at a time.
 * @param oneAtATime the mutex; given only by the test that shows why it is needed
 */
export function sqliteUnits(source: DataSource, oneAtATime: Mutex = createMutex()): UnitOfWork {
  const tables = bindTables(source.manager);
  /** Who runs inside a unit, so that a read from there does not wait for its own end. */
  const inside = new AsyncLocalStorage<{ active: boolean }>();
  let wipeIsDue = false;

  const enter = async <T>(work: () => Promise<T>): Promise<T> => {
    const unit = { active: true };
    try {
      return await inside.run(unit, work);
    } catch (error) {
      throw translateError(error);
    } finally {
      unit.active = false;
    }
  };
  const wipe = async (): Promise<void> => {
    // What was written before is durable: a log that cannot be emptied now is emptied after the next write.
    wipeIsDue = !(await truncateLog(source).catch(() => false));
  };

  return {
    read: (work) =>
      inside.getStore()?.active === true
        ? enter(() => work(tables))
        : oneAtATime(() => enter(() => work(tables))),
    write: async (work) => {
      if (inside.getStore()?.active === true) throw new StoreError('store_nested');
      return oneAtATime(async () => {
        const result = await enter(() => transaction(source, () => work(tables)));
        if (wipeIsDue) await wipe();
        return result;
      });
    },
    wipe: () => oneAtATime(wipe),
    close: () =>
      oneAtATime(async () => {
        if (source.isInitialized) await source.destroy();
      }),
  };
}

/** Takes the write lock at once: a transaction that read first and writes later fails when another process wrote between. */
async function transaction<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  await source.query(beginToWrite);
  try {
    const result = await work();
    await source.query(commit);
    return result;
  } catch (error) {
    await source.query(rollBack).catch(() => undefined);
    throw error;
  }
}
