import type { Log, OutcomeCounts } from '../platform/log';
import type { Journal } from '../ports/journal';

/** The counts of whole days. */
export interface DayCounts {
  /**
   * Counts an outcome for the day, or the window, that runs: one that is over is ended first, also where the
   * clock has not looked yet. Nothing is written, which would tell when somebody pressed.
   */
  readonly count: Journal['count'];
  /** Writes the counts of the days that are over. To be called every minute. */
  readonly tell: () => void;
}

/**
 * Tells the counts of a day once it is over, and never of a part of one: whoever starts the bot anew may not
 * choose how short the time is that a count tells of.
 * @param now the day that what is written now bears: where the clock releases, the first day of its window.
 *   Counts by the calendar would say on which side of midnight a report of the window was written.
 */
export function createDayCounts(
  log: Pick<Log, 'count' | 'endCounts' | 'writeCounts'>,
  now: () => string,
): DayCounts {
  let day = now();
  let isWhole = false;
  const ended: { readonly day: string; readonly counts: OutcomeCounts }[] = [];
  const turn = (): void => {
    const next = now();
    if (next === day) return;
    const counts = log.endCounts();
    if (isWhole) ended.push({ day, counts });
    [day, isWhole] = [next, true];
  };
  return {
    count: (outcome) => {
      turn();
      log.count(outcome);
    },
    tell: () => {
      turn();
      for (const { day: of, counts } of ended.splice(0)) log.writeCounts(of, counts);
    },
  };
}
