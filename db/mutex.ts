/** Runs pieces of work one after the other, in the order in which they came. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * One at a time. TypeORM has one connection to an SQLite file, and so one transaction for everybody: a
 * statement that slips in while another's transaction is open is acknowledged, and vanishes when that one
 * rolls back.
 */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
