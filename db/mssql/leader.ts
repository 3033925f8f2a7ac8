import type { QueryRunner } from 'typeorm';
import { createMutex } from '../../bot/domain/mutex';
import type { Leader } from '../../bot/ports/processes';
import { fromDriver } from '../driver-errors';
import type { MssqlLocation } from '../location';
import { StoreError } from '../store-error';
import { mssqlSource } from './source';
import { answer, lockByName } from './statements';

/**
 * The leader holds a lock by name on a connection of its own. TypeORM keeps a connection only for a
 * transaction, so the lock ends with that transaction, which reads and writes nothing. Throws a {@link
 * StoreError} when the server is away: then no process may assume that it leads.
 */
export function mssqlLeader(location: MssqlLocation): Leader {
  const source = mssqlSource(location);
  const oneAtATime = createMutex();
  let held: QueryRunner | undefined;

  const liftHold = async (): Promise<void> => {
    const runner = held;
    held = undefined;
    if (runner !== undefined) await end(runner);
  };
  const stillHolds = async (runner: QueryRunner): Promise<boolean> => {
    try {
      await runner.manager.query(answer);
      return runner.isTransactionActive;
    } catch {
      return false;
    }
  };
  return {
    lead: () =>
      oneAtATime(async () => {
        if (held !== undefined && (await stillHolds(held))) return true;
        await liftHold();
        try {
          if (!source.isInitialized) await source.initialize();
          held = await tryLock(source.createQueryRunner());
        } catch (error) {
          throw error instanceof StoreError ? error : fromDriver(error);
        }
        return held !== undefined;
      }),
    resign: () =>
      oneAtATime(async () => {
        await liftHold();
        if (source.isInitialized) await source.destroy();
      }),
  };
}

/** `undefined` when another process holds the lock. */
async function tryLock(runner: QueryRunner): Promise<QueryRunner | undefined> {
  try {
    await runner.startTransaction('READ COMMITTED');
    const [row] = await runner.manager.query<{ lock: number }[]>(lockByName('vissla:lead', 0));
    if ((row?.lock ?? -1) >= 0) return runner;
  } catch (error) {
    await end(runner);
    throw error;
  }
  await end(runner);
  return undefined;
}

/** A lost connection fails again; one that cannot roll back is closed. */
async function end(runner: QueryRunner): Promise<void> {
  await runner.rollbackTransaction().catch(() => undefined);
  await runner.release().catch(() => undefined);
}
