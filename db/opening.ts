import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { fromDriver, translateError } from './driver-errors';
import { StoreError } from './store-error';

/** Runs the steps of an opening. What fails leaves the source closed, and is a {@link StoreError}. */
export async function opening<T>(source: DataSource, steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    const translated = translateError(error);
    const known = translated instanceof StoreError ? translated : fromDriver(error);
    throw known.code === 'store_full' ? (whatKeepsFromWriting(source) ?? known) : known;
  }
}

/**
 * SQLite has one answer for a folder of another account and for a disk without room or right to write: what
 * the system says of the file's folder tells them apart. `undefined` where it has nothing against writing.
 */
function whatKeepsFromWriting({ options }: DataSource): StoreError | undefined {
  if (options.type !== 'better-sqlite3') return undefined;
  try {
    accessSync(dirname(options.database), constants.W_OK);
    return undefined;
  } catch (error) {
    return fromDriver(error);
  }
}
