import { SealError } from './seal-error';

/**
 * Opens with whichever key fits: every envelope names its key. `undefined` when none does; anything else that
 * is wrong is thrown.
 */
export function tryEach<K, T extends object>(
  keys: readonly K[],
  open: (key: K) => T,
): T | undefined {
  for (const key of keys) {
    try {
      return open(key);
    } catch (error) {
      if (!(error instanceof SealError) || error.code !== 'seal_key') throw error;
    }
  }
  return undefined;
}
