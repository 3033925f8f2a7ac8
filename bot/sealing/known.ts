/** Something that was read, or why it could not be. */
export type Known<T> = { readonly value: T } | { readonly error: unknown };

/** What a reading gave; never rejects. */
export async function tried<T>(read: () => T | Promise<T>): Promise<Known<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { error };
  }
}

/** The value, or what hindered its reading is thrown. */
export function valueOf<T>(known: Known<T>): T {
  if ('error' in known) throw known.error;
  return known.value;
}

/** Throws what failed first, if anything did. */
export function throwFirst(failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0];
}

/** What hindered the readings. */
export function failuresOf(known: Iterable<Known<unknown>>): readonly unknown[] {
  return [...known].flatMap((one) => ('error' in one ? [one.error] : []));
}
