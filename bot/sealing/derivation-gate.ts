/** Runs a task when there is room; `undefined` at once when too many wait already. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T | undefined>;

/** Lets `atOnce` tasks run and `waiting` more queue up, first come, first served. Each holds 64 MiB. */
export function createGate(atOnce: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = queue.shift();
    // A place is handed on rather than given back, so that nobody slips in between.
    if (next === undefined) running -= 1;
    else next();
  };

  return async (task) => {
    if (running < atOnce) running += 1;
    else if (queue.length >= waiting) return undefined;
    else await new Promise<void>((go) => queue.push(go));
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
