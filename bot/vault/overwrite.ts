import { type FileHandle, open, rm } from 'node:fs/promises';

/** Overwrites what an open file holds with zeros (best effort); its name is gone already, or will be. */
export async function overwrite(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size), 0, size, 0);
  await file.sync();
}

/** Takes a file with secrets away: first out of reach, so that nobody can put zeros in another's place. */
export async function removeOverwritten(path: string): Promise<void> {
  const left = await open(path, 'r+');
  try {
    await rm(path, { force: true });
    await overwrite(left);
  } finally {
    await left.close();
  }
}
