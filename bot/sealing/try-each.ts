import { SealError } from './seal-error';

/** Opens with the key that fits, as each envelope names its key; `undefined` when none does. */
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
