import type { DataSource } from 'typeorm';
import { fromDriver, translateError } from './driver-errors';
import { StoreError } from './store-error';

/**
 * A failed step closes the source, and is a {@link StoreError}.
 * @param explain finds a better error than the database's own
 */
export async function opening<T>(
  source: DataSource,
  steps: () => Promise<T>,
  explain: (error: StoreError) => StoreError = (error) => error,
): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    const translated = translateError(error);
    const known = translated instanceof StoreError ? translated : fromDriver(error);
    throw explain(known);
  }
}
