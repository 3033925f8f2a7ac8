import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import { createMutex } from '../../bot/domain/mutex';
import { translateError } from '../driver-errors';
import { bindTables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { beginLog, truncateLog } from './source';
import { inTransaction } from './transaction';

/**
 * Units of work on SQLite, one at a time. TypeORM has one connection to a file, and so one transaction for
 * everybody: a statement that slips in while another's transaction is open is acknowledged, and vanishes when
 * that one rolls back.
 */
export function sqliteUnits(source: DataSource): UnitOfWork {
  const tables = bindTables(source.manager);
  const oneAtATime = createMutex();
  /** What runs inside a unit, so that a read from there does not wait for its own end. */
  const inside = new AsyncLocalStorage<{ active: boolean }>();
  let wipeIsDue = false;

  const enter = async <T>(work: () => Promise<T>): Promise<T> => {
    const unit = { active: true };
    try {
      return await translated(() => inside.run(unit, work));
    } finally {
      unit.active = false;
      // On Node 20 every promise of the process carries the storage as long as it is on.
      inside.disable();
    }
  };
  const isInside = (): boolean => inside.getStore()?.active === true;
  const wipe = async (): Promise<void> => {
    // What was written before is durable: a log that cannot be emptied now is emptied after the next write.
    wipeIsDue = !(await truncateLog(source).catch(() => false));
  };

  return {
    read: (work) => {
      const read = () => work(tables);
      return isInside() ? translated(read) : oneAtATime(() => enter(read));
    },
    write: async (work) => {
      if (isInside()) throw new StoreError('store_nested');
      return oneAtATime(async () => {
        const result = await enter(() => inTransaction(source, () => work(tables)));
        if (wipeIsDue) await wipe();
        return result;
      });
    },
    // What was written is durable all the same.
    beginLog: () => oneAtATime(() => beginLog(source).catch(() => false)),
    wipe: () => oneAtATime(wipe),
    close: () =>
      oneAtATime(async () => {
        if (source.isInitialized) await source.destroy();
      }),
  };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
}
