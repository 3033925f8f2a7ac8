import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { isSystemError, VaultError } from './vault-error';

const pollMilliseconds = 20;

/**
 * Takes an exclusive lock on an empty SQLite file, which stays; the system releases it when the process ends.
 * Waits at most `patience` milliseconds, then throws `vault_locked`.
 * @returns a function that releases it
 */
export async function takeLock(path: string, patience: number): Promise<() => void> {
  await (await open(path, 'a', 0o600)).close();
  for (let waited = 0; ; waited += pollMilliseconds) {
    const held = tryLock(path);
    if (held !== undefined) return () => void held.close();
    if (waited >= patience) throw new VaultError('vault_locked');
    await pause(pollMilliseconds);
  }
}

function tryLock(path: string): Sqlite.Database | undefined {
  const database = new Sqlite(path, { timeout: 0 });
  try {
    return database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isSystemError(error, 'SQLITE_BUSY')) return undefined;
    throw error;
  }
}
