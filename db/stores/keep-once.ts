import { StoreError } from '../store-error';

/** Keeps a row of which there is to be one; that another process was faster is no error. */
export async function keepOnce(keep: () => Promise<void>): Promise<void> {
  try {
    await keep();
  } catch (error) {
    // There is one of that name, and that is all that was wanted.
    if (!(error instanceof StoreError) || error.code !== 'store_unique') throw error;
  }
}
