import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { fromDriver, translateError } from '../driver-errors';
import { StoreError } from '../store-error';
import { fencedStatement, lockByName, lockToWrite, readHolder } from './statements';

/** A lock by name that lasts as long as the transaction, and how long to wait for it. */
export interface Lock {
  readonly name: Parameters<typeof lockByName>[0];
  readonly milliseconds: number;
  /** Of the lock of all writes: what tells this transaction from all others. Its writes are fenced. */
  readonly holder?: Uint8Array;
}

/** Tries to end a transaction while a statement is under way, and the milliseconds between them. */
const rollback = { tries: 600, pause: 50 };

/**
 * One transaction on a connection of its own. It reads what is committed, and takes its lock first, so that
 * it sees the writes of earlier holders. Errors are {@link StoreError}s, and those of `work`.
 */
export async function inTransaction<T>(
  source: DataSource,
  lock: Lock,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  // Without a connection TypeORM would never answer.
  if (!source.isInitialized) throw new StoreError('store_unavailable');
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED').catch(rethrow);
    await takeLockByName(runner, lock);
    const result = await work(runner);
    await runner.commitTransaction().catch((error: unknown) => {
      // It may be durable, and so must not be tried again.
      const { code, number } = fromDriver(error);
      throw new StoreError(code, { number });
    });
    return result;
  } catch (error) {
    const failed = await undo(runner);
    const translated = translateError(error);
    throw failed?.code === 'store_overtaken' && isBusy(translated) ? failed : translated;
  } finally {
    await runner.release();
  }
}

/** Throws `store_busy` when it is not given in time. */
export async function takeLockByName(
  runner: QueryRunner,
  { name, milliseconds, holder }: Lock,
): Promise<void> {
  const [statement, parameters] =
    holder === undefined
      ? [lockByName(name, milliseconds), []]
      : [lockToWrite(milliseconds), [Buffer.from(holder)]];
  const [row] = await runner.manager.query<{ lock: number }[]>(statement, parameters);
  const given = row?.lock ?? -999;
  if (given < 0) throw new StoreError('store_busy', { passes: given === -3 });
  if (holder !== undefined) fence(runner, Buffer.from(holder));
}

interface QueryResult {
  readonly affected?: number;
  readonly raw: unknown;
}
type Run = (text: string, parameters?: unknown[], isStructured?: boolean) => Promise<unknown>;

/**
 * The transaction writes only while the write lock is its own. Each INSERT, UPDATE and DELETE compares the
 * lock's holder in the same statement. A process that was frozen could else write what is old, if another has
 * taken the lock meanwhile. Its statement is then `store_overtaken`.
 * @param holder random: a counter could be taken back, and would tell how many there were
 */
function fence(runner: QueryRunner, holder: Uint8Array): void {
  const run = runner.query.bind(runner) as Run;
  const isStillHeld = async (): Promise<boolean> => {
    const rows = await run(readHolder, [holder]);
    return Array.isArray(rows) && rows.length > 0;
  };
  const fenced: Run = async (text, parameters = [], isStructured = false) => {
    const statement = fencedStatement(text, parameters.length);
    if (statement === undefined) return run(text, parameters, isStructured);
    const answer = (await run(statement, [...parameters, holder], true)) as QueryResult;
    if (answer.affected === 0 && !(await isStillHeld())) throw new StoreError('store_overtaken');
    return isStructured ? answer : answer.raw;
  };
  runner.query = fenced as QueryRunner['query'];
}

function rethrow(error: unknown): never {
  throw fromDriver(error);
}

/**
 * Whether a statement waited too long. One of a process that was frozen did, too: the driver looks at its
 * clock before the server's answer. If the server has undone all meanwhile, it has nothing to roll back.
 */
const isBusy = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'store_busy';

/**
 * A connection that cannot roll back is closed (`driver.ts`), and the server undoes the transaction. The
 * driver refuses while a statement of the transaction is under way, and the locks would stay.
 * @returns why it failed
 */
async function undo(runner: QueryRunner): Promise<StoreError | undefined> {
  for (let left = rollback.tries; left > 0 && runner.isTransactionActive; left--) {
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      if (!isUnderWay(error)) return fromDriver(error);
      await wait(rollback.pause);
    }
  }
  return undefined;
}

function isUnderWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EREQINPROG';
}
