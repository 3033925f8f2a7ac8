import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Opens a plain file to read, and never blocks; `undefined` if something else, such as a pipe, is there. */
export async function openPlain(path: string): Promise<FileHandle | undefined> {
  const posix = process.platform !== 'win32';
  const file = await open(path, constants.O_RDONLY | (posix ? constants.O_NONBLOCK : 0));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}
