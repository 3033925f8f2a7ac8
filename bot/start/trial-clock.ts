import { readFileSync } from 'node:fs';
import { clockBy, hourAt } from '../platform/clock';
import { writeWhole } from '../platform/write-whole';
import type { Clock } from '../ports/clock';

/** The trial's clock: the machine's, ahead by the days that somebody has let pass. */
export interface TrialClock extends Clock {
  /** Goes on to the same hour of the next day, and never back. */
  goOn(): void;
}

/**
 * @param file where it is kept how far ahead the clock is; one that is missing, or says no number, says none
 * @param now the machine's clock
 */
export function openTrialClock(file: string, now: () => number = Date.now): TrialClock {
  let ahead = keptIn(file);
  const clock = clockBy(() => now() + ahead);
  return {
    ...clock,
    goOn: () => {
      const next = ahead + hoursToSameHour(clock.now()) * hour;
      // First, so that nothing in the stores ever bears a day that the clock does not know after a restart.
      keep(file, next);
      ahead = next;
    },
  };
}

const hour = 3_600_000;

/** A day has an hour less or more where summer time begins or ends; the hour that is left out has no same. */
function hoursToSameHour(from: number): number {
  return [24, 23, 25].find((hours) => hourAt(from + hours * hour) === hourAt(from)) ?? 24;
}

interface Kept {
  readonly aheadHours: number;
}

function keptIn(file: string): number {
  try {
    const { aheadHours } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>;
    return Number.isSafeInteger(aheadHours) ? Math.max(0, aheadHours ?? 0) * hour : 0;
  } catch {
    return 0;
  }
}

function keep(file: string, ahead: number): void {
  const kept: Kept = { aheadHours: ahead / hour };
  writeWhole(file, JSON.stringify(kept));
}
