import { randomBytes } from 'node:crypto';
import {
  mkdir,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeFolderOverwritten } from './overwrite';
import { isSystemError } from './system-error';
import { VaultError } from './vault-error';

/** A lock that was not let go of after this long belongs to a process that died. */
const staleAfterMilliseconds = 10_000;
const pollMilliseconds = 20;
/** What the system says where a lock is held: of a folder that is not empty, of a file, and on Windows. */
const heldCodes = [
  'ENOTEMPTY',
  'EEXIST',
  'ENOTDIR',
  ...(process.platform === 'win32' ? ['EPERM'] : []),
];

/** A lock that this process holds: a folder, in which lies a file that only its holder knows the name of. */
export interface FileLock {
  /**
   * An empty file, for what is to be put in another one's place. It is gone once somebody took the lock
   * over.
   */
  readonly draft: string;
  /**
   * Puts the draft in the place of the file at `path`. Throws `vault_locked` when another process took the
   * lock over, because this one was too slow: the draft went with the lock, so that no moment lies between
   * looking whether the lock is still held and putting the file.
   */
  readonly put: (path: string) => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock at `path`: the process whose folder is there holds it. Waits at most `patience`
 * milliseconds, then throws `vault_locked`. A stale lock is taken over, and what lies in it is
 * overwritten.
 */
export async function takeLock(path: string, patience: number): Promise<FileLock> {
  const token = randomBytes(16).toString('hex');
  const beside = `${path}-${token}`;
  await prepare(beside, token);
  try {
    for (let waited = 0; !(await moveIn(beside, path, token)); waited += pollMilliseconds) {
      if ((await isStale(path)) && (await removeStale(path))) continue;
      if (waited >= patience) throw new VaultError('vault_locked');
      await pause(pollMilliseconds);
    }
  } finally {
    // Where it came into the place of the lock there is nothing left under this name.
    await rm(beside, { recursive: true, force: true });
  }
  const draft = join(path, `${token}.new`);
  return {
    draft,
    put: async (at) => {
      try {
        await rename(draft, at);
      } catch (error) {
        throw isSystemError(error, 'ENOENT', 'ENOTDIR') ? new VaultError('vault_locked') : error;
      }
    },
    release: async () => {
      await rm(draft, { force: true });
      try {
        // Whoever finds the marker in the folder at this moment holds the lock, and nobody else.
        await unlink(join(path, token));
        await rmdir(path);
      } catch (error) {
        // Somebody took it over, before or just now.
        if (!isSystemError(error, 'ENOENT', ...heldCodes)) throw error;
      }
    },
  };
}

/**
 * Removes what processes left that died while they waited for the lock at `path`, or while they took it
 * over.
 */
export async function removeLeftLocks(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    const left = join(folder, name);
    const suffix = name.startsWith(basename(path)) ? name.slice(basename(path).length) : '';
    if (/^-[0-9a-f]{32}$/.test(suffix) && (await isStale(left))) await moveOut(left, path);
  }
}

async function prepare(beside: string, token: string): Promise<void> {
  await mkdir(beside, { mode: 0o700 });
  for (const name of [token, `${token}.new`])
    await writeFile(join(beside, name), '', { flag: 'wx', mode: 0o600 });
}

/** False when somebody holds the lock: a folder takes the place of none, and of an empty one. */
async function moveIn(beside: string, path: string, token: string): Promise<boolean> {
  try {
    const now = new Date();
    await utimes(beside, now, now);
    await rename(beside, path);
    return true;
  } catch (error) {
    if (isSystemError(error, ...heldCodes)) return false;
    // Who was suspended for long is taken for dead by others.
    if (!isSystemError(error, 'ENOENT')) throw error;
    await prepare(beside, token);
    return false;
  }
}

/**
 * Removes a stale lock; false when another process is at it just then. One at a time, and each looks again:
 * of two that both saw the stale lock, the later one would remove the lock that the first has taken since.
 */
async function removeStale(path: string): Promise<boolean> {
  const right = `${path}-stale`;
  try {
    await writeFile(right, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    if (await isStale(right)) await rm(right, { force: true });
    return false;
  }
  try {
    if (await isStale(path)) await moveOut(path, path);
  } finally {
    await rm(right, { force: true });
  }
  return true;
}

/**
 * Takes away what somebody left: in one step out of his reach, should he still live, and then overwritten.
 */
async function moveOut(left: string, path: string): Promise<void> {
  const away = `${path}-${randomBytes(16).toString('hex')}`;
  try {
    await rename(left, away);
    // Versions before this one had a file for a lock.
    if ((await stat(away)).isDirectory()) await removeFolderOverwritten(away);
    else await rm(away, { force: true });
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
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
