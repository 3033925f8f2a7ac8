import { chown, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { isSystemError } from './system-error';
import { VaultError } from './vault-error';

const pollMilliseconds = 20;

/**
 * Takes the lock at `path`: an exclusive one on an empty SQLite file, which the system lets go of when the
 * process ends, however it ends. Waits at most `patience` milliseconds, then throws `vault_locked`.
 * @returns what lets go of it
 */
export async function takeLock(path: string, patience: number): Promise<() => void> {
  await prepare(path);
  for (let waited = 0; ; waited += pollMilliseconds) {
    const held = tryLock(path);
    if (held !== undefined) return () => void held.close();
    if (waited >= patience) throw new VaultError('vault_locked');
    await pause(pollMilliseconds);
  }
}

/** The file stays. It belongs to whom the folder does, also where root makes it. */
async function prepare(path: string): Promise<void> {
  await (await open(path, 'a', 0o600)).close();
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  await chown(path, uid, gid);
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
