/** Readings do not wait for each other; an earlier one replaces no later. */
export function createLatest<T>(first: T): {
  readonly get: () => T;
  readonly read: (load: () => Promise<T>) => Promise<void>;
} {
  let value = first;
  let begun = 0;
  let ended = 0;
  return {
    get: () => value,
    read: async (load) => {
      const number = ++begun;
      const loaded = await load();
      if (number < ended) return;
      ended = number;
      value = loaded;
    },
  };
}
