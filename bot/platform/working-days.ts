import Holidays from 'date-holidays';
import type { Day } from '../domain/day';

/** Public holidays, and the eves of lag (1930:173) 2 §. */
const closed: readonly string[] = ['public', 'bank'];

/** Monday to Friday, and neither a holiday nor such an eve. */
export function swedishWorkingDays(): (day: Day) => boolean {
  const holidays = new Holidays('SE');
  const years = new Map<number, ReadonlySet<string>>();
  const closedDays = (year: number): ReadonlySet<string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const days = new Set(
      holidays
        .getHolidays(year)
        .filter(({ type }) => closed.includes(type))
        .map(({ date }) => date.slice(0, 10)),
    );
    years.set(year, days);
    return days;
  };
  return (day) => {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !closedDays(Number(day.slice(0, 4))).has(day);
  };
}
