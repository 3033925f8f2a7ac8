/** `undefined` at once when too many wait. */
type Gate = <T>(task: () => Promise<T>, first?: 'first') => Promise<T | undefined>;

/**
 * `waiting` more queue up, first come, first served; those that go first before all others. Each holds 64
 * MiB.
 */
export function createDerivationGate(atOnce: number, waiting: number): Gate {
  const ahead: (() => void)[] = [];
  const others: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = ahead.shift() ?? others.shift();
    // The place goes to the next in line, so that nobody slips in between.
    if (next === undefined) running -= 1;
    else next();
  };

  return async (task, first) => {
    if (running < atOnce) running += 1;
    else if (ahead.length + others.length >= waiting) return undefined;
    else await new Promise<void>((go) => (first === undefined ? others : ahead).push(go));
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
