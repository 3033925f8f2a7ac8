import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import { createMutex } from '../../bot/domain/mutex';
import { translated } from '../driver-errors';
import { bindTables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { beginLog, truncateLog } from './source';
import { inTransaction } from './transaction';

/**
 * One at a time. TypeORM has one connection to a file, and so one transaction for all: a statement inside
 * another's transaction would be acknowledged, and vanish when that one rolls back.
 */
export function sqliteUnits(source: DataSource): UnitOfWork {
  const tables = bindTables(source.manager);
  const oneAtATime = createMutex();
  /** A read inside a unit must not wait for the unit's end. */
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
    // Earlier writes are durable: a log that cannot be emptied now is emptied after the next write.
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
    // The operating system's lock lasts as long as its process: nobody takes it over.
    writeLock: { isHeldUp: () => false, onOvertaken: () => undefined },
    // A failure changes nothing: the writes are durable.
    beginLog: () => oneAtATime(() => beginLog(source).catch(() => false)),
    wipe: () => oneAtATime(wipe),
    close: () =>
      oneAtATime(async () => {
        if (source.isInitialized) await source.destroy();
      }),
  };
}
