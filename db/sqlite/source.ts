import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { sqliteColumns } from '../column-types';
import { migrations, migrationTable } from '../migrations/all';
import { entities } from '../schema/tables';
import { StoreError, silentLogger } from '../store-error';
import { emptyLog, pragmas, restartLog, waitAtMost } from './statements';

type SqliteOptions = Extract<DataSourceOptions, { type: 'better-sqlite3' }>;

/** How long a statement waits for another process's transaction. */
const busyMilliseconds = 5000;

/** Emptying the log waits so long for another process's reader; it can be done later. */
const truncateMilliseconds = 100;

/** The connection to an SQLite file, not opened yet; its settings are in `statements.ts`. */
export function sqliteSource(path: string): DataSource {
  return new DataSource({
    ...common(path),
    prepareDatabase: (database: { pragma(setting: string): unknown }) => {
      for (const setting of pragmas) database.pragma(setting);
    },
  });
}

/** Nothing is made, set or written. */
export function sqliteReader(path: string): DataSource {
  requirePlain(path);
  return new DataSource({ ...common(path), readonly: true, fileMustExist: true });
}

/** Refuses anything but a plain file: to read a pipe would wait for ever. Throws `store_corrupt`. */
export function requirePlain(path: string): void {
  if (existsSync(path) && !statSync(path).isFile()) throw new StoreError('store_corrupt');
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

/** Makes the folder and the file for the owner only; the write-ahead log gets the file's mode. */
export function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/**
 * Moves the log into the file and empties it, so that nothing deleted can be read from it.
 * @returns false when another process was in the way; it must be tried again
 */
export function truncateLog(source: DataSource): Promise<boolean> {
  return checkpoint(source, emptyLog, truncateMilliseconds);
}

/**
 * Moves the log into the file and begins it again in its place, at its present size. Pages that another
 * process is reading are moved the next time.
 */
export function beginLog(source: DataSource): Promise<boolean> {
  return checkpoint(source, restartLog, 0);
}

async function checkpoint(source: DataSource, statement: string, wait: number): Promise<boolean> {
  await source.query(waitAtMost(wait));
  try {
    const [result] = await source.query<{ busy: number }[]>(statement);
    return result?.busy === 0;
  } finally {
    await source.query(waitAtMost(busyMilliseconds));
  }
}
