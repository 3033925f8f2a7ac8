import { constants } from 'node:fs';
import { chmod, chown, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../vault/system-error';

const posix = process.platform !== 'win32';

/** Copies a file's bytes into one that is not there yet: mode 0600, and on the disk when this resolves. */
export async function copyBytes(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await chmod(to, 0o600);
  await flush(to);
}

/** Gives a name to a file that is whole; afterwards the name is on the disk, too. */
export async function putInPlace(part: string, path: string): Promise<void> {
  await rename(part, path);
  await flushFolder(path);
}

/** The folder in which a path lies is on the disk as it is now. */
export async function flushFolder(path: string): Promise<void> {
  if (posix) await flush(dirname(path));
}

/** Removes a file, and whatever SQLite put beside it. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await removeBeside(path);
}

/** Removes what SQLite put beside a file. */
export async function removeBeside(path: string): Promise<void> {
  for (const end of ['-wal', '-shm', '-journal']) await rm(`${path}${end}`, { force: true });
}

/**
 * Gives a file to whom another one belongs. Only root may give a file away: anybody else makes it his own,
 * which is the bot's account's where that calls.
 */
export async function giveTo(path: string, { uid, gid }: Owner): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, uid, gid);
}

/** The bytes of a file; 0 where there is none. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
    throw error;
  }
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** To whom the file at `path` belongs, or its folder where there is none. */
export async function ownerOf(path: string): Promise<Owner> {
  try {
    return await stat(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return stat(dirname(path));
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
