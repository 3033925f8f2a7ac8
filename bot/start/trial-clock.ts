import { readFileSync } from 'node:fs';
import { attempt } from '../domain/attempt';
import { clockBy, hourAt } from '../platform/clock';
import { writeWhole } from '../platform/write-whole';
import type { Clock } from '../ports/time';

/** The machine's clock, ahead by the days that somebody has let pass. */
export interface TrialClock extends Clock {
  /** Moves to the same hour of the next day, and never back. */
  goOn(): void;
}

/** `file` keeps how far ahead the clock is; a missing or faulty one counts as zero. */
export function openTrialClock(file: string, now: () => number = Date.now): TrialClock {
  let ahead = aheadIn(file);
  const clock = clockBy(() => now() + ahead);
  return {
    ...clock,
    goOn: () => {
      const next = ahead + hoursToSameHour(clock.now()) * hour;
      // Written first: after a restart the clock must know every day that the stores bear.
      writeWhole(file, JSON.stringify({ aheadHours: next / hour }));
      ahead = next;
    },
  };
}

const hour = 3_600_000;

/** A day has an hour less or more where summer time begins or ends. The hour left out then has no match. */
function hoursToSameHour(from: number): number {
  return [24, 23, 25].find((hours) => hourAt(from + hours * hour) === hourAt(from)) ?? 24;
}

function aheadIn(file: string): number {
  const kept = attempt(() => JSON.parse(readFileSync(file, 'utf8')) as { aheadHours?: number });
  const { aheadHours = 0 } = kept ?? {};
  return Number.isSafeInteger(aheadHours) ? Math.max(0, aheadHours) * hour : 0;
}
