/**
 * Lets works begin one by one, a turn of the event loop apart. Where a thousand come at once, other work is
 * not behind all of them.
 */
export function createYieldTurn(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
