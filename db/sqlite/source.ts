import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations, migrationTable } from '../migrations/all';
import { entities } from '../schema/tables';
import { silentLogger } from '../store-error';
import { sqliteColumns } from './columns';
import { emptyLog, pragmas, restartLog, waitAtMost } from './statements';

type SqliteOptions = Extract<DataSourceOptions, { type: 'better-sqlite3' }>;

/** How long a statement waits for another process's transaction. */
const busyMilliseconds = 5000;

/** How long emptying the log waits for another process's reader; it can be done later. */
const truncateMilliseconds = 100;

/** The connection to an SQLite file, not opened yet; its settings stand in `statements.ts`. */
export function sqliteSource(path: string): DataSource {
  return new DataSource({
    ...common(path),
    prepareDatabase: (database: { pragma(setting: string): unknown }) => {
      for (const setting of pragmas) database.pragma(setting);
    },
  });
}

/** The same file to look at: nothing is made, set or written. */
export function sqliteReader(path: string): DataSource {
  return new DataSource({ ...common(path), readonly: true, fileMustExist: true });
}

function common(path: string): SqliteOptions {
  return {
    type: 'better-sqlite3',
    database: path,
    timeout: busyMilliseconds,
    entities: entities(sqliteColumns),
    migrations,
    migrationsTableName: migrationTable,
    synchronize: false,
    logging: false,
    logger: silentLogger,
  };
}

/**
 * Makes the folder and the file, for the owner's eyes alone; the write-ahead log takes over the file's mode.
 */
export function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/**
 * Moves the write-ahead log into the file and empties it, so that nothing deleted can be read from it.
 * @returns false when another process was in the way; it must be tried again
 */
export async function truncateLog(source: DataSource): Promise<boolean> {
  await source.query(waitAtMost(truncateMilliseconds));
  try {
    const [result] = await source.query<{ busy: number }[]>(emptyLog);
    return result?.busy === 0;
  } finally {
    await source.query(waitAtMost(busyMilliseconds));
  }
}

/**
 * Moves the write-ahead log into the file and begins it again in its place: its size stays as it is. It waits
 * for nobody; what another process reads just now is moved the next time.
 */
export async function beginLog(source: DataSource): Promise<boolean> {
  await source.query(waitAtMost(0));
  try {
    const [result] = await source.query<{ busy: number }[]>(restartLog);
    return result?.busy === 0;
  } catch {
    // What was written is durable all the same.
    return false;
  } finally {
    await source.query(waitAtMost(busyMilliseconds));
  }
}
