import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { VaultError } from './vault-error';

/** A lock that was not let go of after this long belongs to a process that died. */
const staleAfterMilliseconds = 10_000;
const pollMilliseconds = 20;

/** A lock file that this process holds. */
export interface FileLock {
  /** Throws `vault_locked` when another process took the lock over, because this one was too slow. */
  readonly confirm: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock file at `path`: the process that makes it holds it. Waits at most `patience` milliseconds,
 * then throws `vault_locked`. A stale lock is taken over.
 */
export async function takeLock(path: string, patience: number): Promise<FileLock> {
  const token = randomBytes(16).toString('hex');
  for (let waited = 0; !(await create(path, token)); waited += pollMilliseconds) {
    if ((await isStale(path)) && (await removeStale(path))) continue;
    if (waited >= patience) throw new VaultError('vault_locked');
    await pause(pollMilliseconds);
  }
  const isMine = async (): Promise<boolean> => (await contentOf(path)) === token;
  return {
    confirm: async () => {
      if (!(await isMine())) throw new VaultError('vault_locked');
    },
    release: async () => {
      if (await isMine()) await rm(path, { force: true });
    },
  };
}

async function create(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Removes a stale lock; false when another process is at it just then. One at a time, and each looks again:
 * of two that both saw the stale lock, the later one would remove the lock that the first has taken since.
 */
async function removeStale(path: string): Promise<boolean> {
  const right = `${path}-stale`;
  if (!(await create(right, ''))) {
    if (await isStale(right)) await rm(right, { force: true });
    return false;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(right, { force: true });
  }
  return true;
}

async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    // From the future as well: the clock was set back, and nobody may have to wait until it is there again.
    return Math.abs(Date.now() - mtimeMs) > staleAfterMilliseconds;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whether the operating system said that very code. */
export function isSystemError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
