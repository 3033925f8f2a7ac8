import type { Day } from '../../bot/domain/day';
import { clockBy, dayAt, hourAt } from '../../bot/platform/clock';
import type { Clock } from '../../bot/ports/time';

/** A clock that is set by the day and the hour in Stockholm, in summer and in winter. */
export function clockInStockholm(
  day: string,
  hour: number,
  minute = 0,
): Clock & { set(day: string, hour: number, minute?: number): void } {
  let now = momentIn(day, hour, minute);
  return {
    ...clockBy(() => now),
    set: (next, at, past = 0) => {
      now = momentIn(next, at, past);
    },
  };
}

/** The first moment of that hour and minute; where the hour does not exist, the one after it. */
function momentIn(day: string, hour: number, minute: number): number {
  const utc = Date.parse(`${day}T00:00Z`) + (hour * 60 + minute) * 60_000;
  const inSummer = utc - 7_200_000;
  const isThere = dayAt(inSummer) === (day as Day) && hourAt(inSummer) === hour;
  return isThere ? inSummer : utc - 3_600_000;
}
