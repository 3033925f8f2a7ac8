import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../vault/system-error';

const posix = process.platform !== 'win32';

/** Copies an open file into one that is not there yet: mode 0600, and on the disk when this resolves. */
export async function copyBytes(from: FileHandle, to: string): Promise<void> {
  const file = await open(to, 'wx', 0o600);
  try {
    const buffer = Buffer.alloc(1 << 20);
    for (let at = 0; ; ) {
      const { bytesRead } = await from.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) break;
      // What could not be written all at once is written on; a full disk rejects.
      for (let done = 0; done < bytesRead; )
        done += (await file.write(buffer, done, bytesRead - done, at + done)).bytesWritten;
      at += bytesRead;
    }
    await file.sync();
  } finally {
    await file.close();
  }
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

/** The bytes of a file; 0 where there is none. */
export async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
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
