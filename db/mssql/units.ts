import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { translated } from '../driver-errors';
import { bindTables, type Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { watchLock } from '../watch-lock';
import { inTransaction, type Lock } from './transaction';

/** Tries in all, and the longest first pause in milliseconds; each later one is twice as long. */
const tries = 3;
const firstPause = 60;

/**
 * Repeats work after a passing failure: the server chose it to end a deadlock, or the connection was lost
 * before anything was durable.
 */
async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || !error.passes || tried >= tries) throw error;
      await wait(randomInt(1, firstPause * 2 ** (tried - 1) + 1));
    }
  }
}

const alone: Lock = { name: 'vissla:write', milliseconds: 15_000 };

/**
 * Other processes share the server: each write has a transaction and a connection of its own. One lock by
 * name orders the writes of all processes. Each statement of a read outside a write sees what is committed.
 */
export function mssqlUnits(source: DataSource, now?: () => number): UnitOfWork {
  const watch = watchLock(now);
  const pooled = bindTables(source.manager);
  /** A read inside a unit sees what the unit has written. */
  const inside = new AsyncLocalStorage<{ active: boolean; readonly tables: Tables }>();
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  const enter = async <T>(tables: Tables, work: (tables: Tables) => Promise<T>): Promise<T> => {
    const unit = { active: true, tables };
    try {
      return await translated(() => inside.run(unit, () => work(tables)));
    } finally {
      unit.active = false;
    }
  };
  const unit = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed !== undefined) throw new StoreError('store_unavailable');
    const running = tryAgain(work);
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  };
  const current = (): Tables | undefined => {
    const outer = inside.getStore();
    return outer?.active === true ? outer.tables : undefined;
  };

  return {
    read: (work) => {
      const tables = current();
      return tables === undefined ? unit(() => enter(pooled, work)) : enter(tables, work);
    },
    write: async (work) => {
      if (current() !== undefined) throw new StoreError('store_nested');
      return unit(() => {
        const lock = { ...alone, holder: randomBytes(16) };
        return watch.turn((given) =>
          inTransaction(source, lock, ({ manager }) => {
            given();
            return enter(bindTables(manager), work);
          }),
        );
      });
    },
    writeLock: watch,
    beginLog: () => Promise.resolve(true),
    // What happens to deleted rows is up to the server: `docs/decisions/0006-typeorm-on-two-databases.md`.
    wipe: () => Promise.resolve(),
    close: () => {
      closed ??= Promise.allSettled(underWay).then(async () => {
        await source.destroy();
        // Otherwise every promise of the process would carry it on.
        inside.disable();
      });
      return closed;
    },
  };
}
