import { limits } from '../domain/limits';
import type { Clock } from '../ports/time';

/** It follows only the first presses of dialogs. */
export interface BeatRate {
  /** In milliseconds since 1970-01-01 UTC. */
  fastUntil(): number;
  /** A dialog or the process begins. */
  begin(): void;
  /** Takes what the rows say, which another process may have written. */
  hear(fastUntil: number): void;
  isFast(): boolean;
}

const hour = limits.fastMinutes * 60_000;

/**
 * Beats come each second for an hour from a first press on. A dialog within that hour adds a whole hour, so
 * the stored moment tells only of the first dialog after a quiet hour.
 */
export function createBeatRate(clock: Pick<Clock, 'now'>): BeatRate {
  let stored = 0;
  // A later moment comes from a clock that was ahead.
  const isPossible = (told: number): boolean => told <= clock.now() + 2 * hour;
  const until = (): number => (isPossible(stored) ? stored : 0);
  return {
    fastUntil: until,
    begin: () => {
      const now = clock.now();
      if (until() <= now) stored = now - (now % 1000) + hour;
      else if (stored < now + hour) stored += hour;
    },
    hear: (told) => {
      if (isPossible(told)) stored = Math.max(until(), told);
    },
    isFast: () => clock.now() < until(),
  };
}
