import { SealError } from './seal-error';

export type Known<T> = { readonly value: T } | { readonly error: unknown };

/** Never rejects. */
export async function tried<T>(read: () => T | Promise<T>): Promise<Known<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { error };
  }
}

export function valueOf<T>(known: Known<T>): T {
  if ('error' in known) throw known.error;
  return known.value;
}

export function throwFirst(failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0];
}

export function failuresOf(known: Iterable<Known<unknown>>): readonly unknown[] {
  return [...known].flatMap((one) => ('error' in one ? [one.error] : []));
}

/** Each envelope names its key; `undefined` when none fits. */
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
