import type { Log, OutcomeCounts } from '../platform/log';
import type { Journal } from '../ports/journal';

export interface DayCounts {
  /** Counts an outcome for the running day or window. It writes nothing: that would tell of a press. */
  readonly count: Journal['count'];
  /** Writes the days that are over. Called every minute. */
  readonly tell: () => void;
}
/**
 * Whole days only: a restart must not choose how short the time is that a count covers.
 * @param now the day that is noted now. Where passes are scheduled it is the first day of the window:
 * counts by the calendar would tell on which side of midnight a report was written.
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
