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
    throw translated instanceof StoreError ? translated : fromDriver(error);
  }
}
