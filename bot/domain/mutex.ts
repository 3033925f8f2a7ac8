/** Runs pieces of work one after the other, in the order in which they came. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

/** One at a time; what fails holds up nobody. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
