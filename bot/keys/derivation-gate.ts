/** Runs a task when there is room; `undefined` at once when too many wait. */
type Gate = <T>(task: () => Promise<T>) => Promise<T | undefined>;

/** Lets `atOnce` tasks run and `waiting` more queue up, first come, first served. Each holds 64 MiB. */
export function createDerivationGate(atOnce: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = queue.shift();
    // The place goes to the next in line, so that nobody slips in between.
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
