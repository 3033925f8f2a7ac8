import type { Day } from '../domain/day';
import type { Clock } from '../ports/clock';

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day of a moment, in milliseconds since 1970-01-01 UTC. */
export function dayAt(milliseconds: number): Day {
  return stockholm.format(milliseconds) as Day;
}

/** The machine's clock, read as a day in Europe/Stockholm whatever zone the machine is in. */
export function systemClock(): Clock {
  let known = -1;
  let day = '' as Day;
  return {
    now: () => Date.now(),
    today: () => {
      // A quarter of an hour never spans midnight in Stockholm and is cheaper than a formatter at every step.
      const now = Date.now();
      const quarter = Math.floor(now / 900_000);
      if (quarter !== known) {
        known = quarter;
        day = dayAt(now);
      }
      return day;
    },
  };
}
