export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs work one after the other, in the order of the calls; a failure stops nothing. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
