/** What was read last. Nobody waits for another's reading; an earlier one replaces no later one. */
export interface Latest<T> {
  get(): T;
  read(load: () => Promise<T>): Promise<void>;
}

export function createLatest<T>(first: T): Latest<T> {
  let value = first;
  let begun = 0;
  let kept = 0;
  return {
    get: () => value,
    async read(load) {
      const number = ++begun;
      const loaded = await load();
      if (number < kept) return;
      kept = number;
      value = loaded;
    },
  };
}
