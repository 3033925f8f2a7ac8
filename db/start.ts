import { stat } from 'node:fs/promises';
import { fromDriver } from './driver-errors';
import type { DatabaseLocation, MssqlLocation } from './location';
import { mssqlSource } from './mssql/source';
import { inTransaction } from './mssql/transaction';
import { opening } from './opening';
import { bindTables } from './schema/tables';

/** As long as another process's start may take: it waits for migrations. */
const lock = { name: 'vissla:start', mode: 'Exclusive', milliseconds: 360_000 } as const;

/**
 * Whether an installation lives there: an SQLite file that exists, a database on SQL Server that is marked. (An empty
 * one is no sign, for the operator makes it before the first start.) Makes nothing. Throws a `StoreError`.
 */
export async function isThere(location: DatabaseLocation): Promise<boolean> {
  return location.kind === 'sqlite' ? isFile(location.path) : isMarked(location);
}

/** Where this account may not look nobody knows what is there: only what the system calls missing is. */
async function isFile(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw fromDriver(error);
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

async function isMarked(location: MssqlLocation): Promise<boolean> {
  const source = mssqlSource(location, 'upkeep');
  return opening(source, async () => {
    await source.initialize();
    const runner = source.createQueryRunner();
    const marked =
      (await runner.hasTable('installation')) &&
      (await bindTables(source.manager).installation.exists());
    await runner.release();
    await source.destroy();
    return marked;
  });
}

/**
 * Runs a start that nobody else's start overlaps, so that several processes which meet an empty database make one
 * installation of it. On SQLite it just runs: there one process is the rule. Errors of `work` pass unchanged.
 */
export async function oneStartAtATime<T>(
  location: DatabaseLocation,
  work: () => Promise<T>,
): Promise<T> {
  if (location.kind === 'sqlite') return work();
  const source = mssqlSource(location, 'upkeep');
  await opening(source, () => source.initialize());
  try {
    return await inTransaction(source, lock, work);
  } finally {
    await source.destroy();
  }
}
