const hourMilliseconds = 3_600_000;

/** Slows what comes too often, and never refuses it. */
export interface Pace {
  /** Counts one that has come; true if it is above the ceiling of this hour. */
  counts(): boolean;
  /** Resolves after a while; at once for the oldest if too many wait. */
  slows(): Promise<void>;
}

/**
 * @param ceiling how many an hour come without a wait
 * @param most how many wait at one time, so that they hold neither memory nor connections
 */
export function createPace(
  clock: { now(): number },
  pause: () => Promise<void>,
  ceiling: number,
  most: number,
): Pace {
  const waiting = new Set<() => void>();
  let began = -Infinity;
  let count = 0;
  return {
    counts: () => {
      const now = clock.now();
      // A clock that was set back begins a new hour as well.
      if (now - began >= hourMilliseconds || now < began) [began, count] = [now, 0];
      count += 1;
      return count > ceiling;
    },
    slows: () =>
      new Promise((resolve) => {
        const go = (): void => {
          if (waiting.delete(go)) resolve();
        };
        waiting.add(go);
        if (waiting.size > most) {
          const [oldest] = waiting;
          oldest?.();
        }
        void pause().then(go);
      }),
  };
}
