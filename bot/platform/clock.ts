import type { Day } from '../domain/day';
import type { Clock } from '../ports/time';

const timeZone = 'Europe/Stockholm';
const days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
const hours = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', hourCycle: 'h23' });

/** The day of a moment, in milliseconds since 1970-01-01 UTC. */
export function dayAt(milliseconds: number): Day {
  return days.format(milliseconds) as Day;
}

/** The machine's clock, read as a day in Europe/Stockholm whatever zone the machine is in. */
export function systemClock(): Clock {
  return clockBy(() => Date.now());
}

/** Days are in Europe/Stockholm, `now` is in milliseconds since 1970-01-01 UTC. */
export function clockBy(now: () => number): Clock {
  let known = -1;
  let day = '' as Day;
  return {
    now,
    today: () => {
      // A quarter of an hour never spans midnight in Stockholm. Formatting at every step would cost more.
      const at = now();
      const quarter = Math.floor(at / 900_000);
      if (quarter !== known) {
        known = quarter;
        day = dayAt(at);
      }
      return day;
    },
  };
}

/** The hour of a moment in Stockholm, 0 to 23. */
export function hourAt(milliseconds: number): number {
  return Number(hours.format(milliseconds));
}
