import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { fromDriver, translateError } from '../driver-errors';
import { StoreError } from '../store-error';
import { lockByName } from './statements';

/** A lock by name that lasts as long as the transaction, and how long to wait for it. */
export interface Lock {
  readonly name: Parameters<typeof lockByName>[0];
  readonly milliseconds: number;
}

/** How often, and after which milliseconds, an end is tried again while a statement is under way. */
const rollback = { tries: 600, pause: 50 };

/**
 * One transaction on a connection of its own. It reads what is committed, and first of all takes its lock, so
 * that what it reads afterwards was written by those who held the lock before. Errors are {@link
 * StoreError}s, and those that `work` throws of its own.
 */
export async function inTransaction<T>(
  source: DataSource,
  lock: Lock,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  // TypeORM would leave a beginning without a connection unanswered for ever.
  if (!source.isInitialized) throw new StoreError('store_unavailable');
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED').catch(rethrow);
    await takeLockByName(runner, lock);
    const result = await work(runner);
    await runner.commitTransaction().catch((error: unknown) => {
      // Whether it is durable nobody knows; so it must not be tried again as if it were not.
      const { code, number } = fromDriver(error);
      throw new StoreError(code, { number });
    });
    return result;
  } catch (error) {
    await undo(runner);
    throw translateError(error);
  } finally {
    await runner.release();
  }
}

/** Takes a lock for as long as the runner's transaction. `store_busy` when it is not given in time. */
export async function takeLockByName(
  runner: QueryRunner,
  { name, milliseconds }: Lock,
): Promise<void> {
  const statement = lockByName(name, milliseconds);
  const [row] = await runner.manager.query<{ lock: number }[]>(statement);
  const given = row?.lock ?? -999;
  if (given < 0) throw new StoreError('store_busy', { passes: given === -3 });
}

function rethrow(error: unknown): never {
  throw fromDriver(error);
}

/**
 * Ends a transaction that failed. A connection that was lost says so once more, which tells nothing new; one
 * that cannot roll back is closed (`driver.ts`), and the server undoes it. While a statement of the same
 * transaction is still under way the driver refuses, and the locks would stay.
 */
async function undo(runner: QueryRunner): Promise<void> {
  for (let left = rollback.tries; left > 0 && runner.isTransactionActive; left--) {
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      if (!isUnderWay(error)) return;
      await wait(rollback.pause);
    }
  }
}

function isUnderWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EREQINPROG';
}
