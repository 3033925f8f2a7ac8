/** A calendar day in Europe/Stockholm, `YYYY-MM-DD`. The reporter's side never keeps a finer time. */
export type Day = string & { readonly __day: never };

/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly __month: never };

// Stryker disable next-line Regex: without an anchor, the way there and back refuses what surrounds a day.
const pattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads a day; `undefined` for anything that is no day of the calendar. */
export function parseDay(text: string): Day | undefined {
  if (!pattern.test(text)) return undefined;
  return fromUtc(toUtc(text as Day)) === text ? (text as Day) : undefined;
}

/** The day so many days later, or earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return fromUtc(toUtc(day) + days * 86_400_000);
}

/**
 * The same day of the month `months` later, or the month's last day where there is no such day. Periods are
 * counted so in lag (1930:173) 2 §: 30 November plus three months is 28 February.
 */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = parts(fromUtc(Date.UTC(year, month + months, 0)))[2];
  return `${fromUtc(first).slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}` as Day;
}

/** How the months' names begin in Swedish, and where they begin otherwise, in English. */
const monthNames = [
  ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  ['', '', '', '', 'may', '', '', '', '', 'oct', '', ''],
];

/**
 * Reads a day as people type it: `2026-11-24`, `20261124`, `24/11 2026`, `24.11.2026` or `24 november 2026`.
 */
export function readTypedDay(typed: string): Day | undefined {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[a-z]{3,}/, (name) => numberOf(name.slice(0, 3)) ?? name);
  if (/[^\d\s./–-]/u.test(plain)) return undefined;
  const [first = '', second = '', third = '', ...more] = plain.match(/\d+/g) ?? [];
  if (more.length > 0) return undefined;
  const two = (part: string): string => part.padStart(2, '0');
  if (second === '') return parseDay(`${first.slice(0, 4)}-${first.slice(4, 6)}-${first.slice(6)}`);
  return first.length === 4
    ? parseDay(`${first}-${two(second)}-${two(third)}`)
    : parseDay(`${third}-${two(second)}-${two(first)}`);
}

function numberOf(name: string): string | undefined {
  const month = Math.max(...monthNames.map((names) => names.indexOf(name)));
  return month < 0 ? undefined : String(month + 1);
}

/** Reads a day that is not over, and at most so many months ahead. */
export function readDayAhead(typed: string, today: Day, months: number): Day | undefined {
  const day = readTypedDay(typed);
  return day !== undefined && day >= today && day <= addMonths(today, months) ? day : undefined;
}

/** A whole hour of a day in Stockholm, 0 to 23. */
export interface DayHour {
  readonly day: Day;
  readonly hour: number;
}

/** The day and hour so many hours later, over a change of the clocks. An hour told twice is its first. */
export function addHours({ day, hour }: DayHour, hours: number): DayHour {
  const local = toUtc(day) + hour * hourLength;
  const began = local - (isSummer(local - 2 * hourLength) ? 2 : 1) * hourLength;
  const ends = began + hours * hourLength;
  const shown = new Date(ends + (isSummer(ends) ? 2 : 1) * hourLength);
  return { day: fromUtc(shown.getTime()), hour: shown.getUTCHours() };
}

const hourLength = 3_600_000;

/** Summer time: from the last Sunday of March to that of October, at 01:00 UTC (directive 2000/84/EC). */
function isSummer(utc: number): boolean {
  const year = new Date(utc).getUTCFullYear();
  const [begins, ends] = [3, 10].map((months) => {
    const last = new Date(Date.UTC(year, months, 0, 1));
    return last.getTime() - last.getUTCDay() * 24 * hourLength;
  });
  return begins !== undefined && ends !== undefined && utc >= begins && utc < ends;
}

/** Reads an hour as people type it: `9`, `09:30`. The begun hour counts. */
export function readTypedHour(typed: string): number | undefined {
  const [, hour] = /^(\d{1,2})([.:][0-5]\d)?$/.exec(typed.trim()) ?? [];
  return hour === undefined || Number(hour) > 23 ? undefined : Number(hour);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / 86_400_000);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

export function addToMonth(month: Month, months: number): Month {
  return monthOf(addMonths(`${month}-01` as Day, months));
}

export function lastDayOf(month: Month): Day {
  return addDays(`${addToMonth(month, 1)}-01` as Day, -1);
}

/** Days since 1970-01-01, for the formats that keep a day in four bytes. */
export function dayNumber(day: Day): number {
  return toUtc(day) / 86_400_000;
}

export function dayFromNumber(number: number): Day {
  return fromUtc(number * 86_400_000);
}

function parts(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function toUtc(day: Day): number {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date);
}

function fromUtc(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}

/** The `count`-th working day after a day; the day itself does not count. `count` is at least 1. */
export function addWorkingDays(day: Day, count: number, isWorkingDay: (day: Day) => boolean): Day {
  let last = day;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}
