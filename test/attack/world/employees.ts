import { hexadecimal, type Next, normal } from './chance';

/** Hours of a week, from Monday at midnight. */
export const hoursAWeek = 168;

/** Somebody at work, and when that person uses the bot. */
export interface Employee {
  readonly messenger: 'teams' | 'slack';
  /** The directory's. Teams names people by it. */
  readonly id: string;
  readonly name: string;
  /** The conversation with the bot in Teams; in Slack the person's own id there. */
  readonly address: string;
  /** Which share of a week's dialogs falls into each of its hours; sums to one. */
  readonly hours: Float64Array;
  /** Dialogs in a week at work, on average. */
  readonly rate: number;
  /** Weeks of the world in which the person is away. */
  readonly away: ReadonlySet<number>;
}

/** How busy the hours of a day at an office are, from seven to eighteen. */
const office: readonly number[] = [1, 3, 5, 6, 4, 3, 5, 6, 5, 4, 2, 1];
const officeFrom = 7;

/** The share of the people who use Slack; the others use Teams. */
const inSlack = 0.3;

/** The spread of people's rates: the logarithm's. */
const spread = 1;

const firstNames = [
  'Anna',
  'Bo',
  'Cecilia',
  'David',
  'Elin',
  'Farid',
  'Gun',
  'Hassan',
  'Ida',
  'Jan',
];
const lastNames = ['Ahlgren', 'Berg', 'Ceder', 'Dahl', 'Ek', 'Falk', 'Gran', 'Holm', 'Id', 'Jarl'];

/**
 * People whose rates differ much (lognormal), who begin earlier or later, work part of the week or on
 * weekends. Their rates come to `dialogsAWeek` when everybody is there.
 */
export function hire(
  count: number,
  { weeks, dialogsAWeek, holidays }: { weeks: number; dialogsAWeek: number; holidays: boolean },
  next: Next,
): Employee[] {
  const liking = Array.from({ length: count }, () => Math.exp(spread * normal(next)));
  const all = liking.reduce((sum, one) => sum + one, 0);
  return liking.map((own, number) => {
    const messenger = next() < inSlack ? 'slack' : 'teams';
    return {
      messenger,
      id: [8, 4, 4, 4, 12].map((digits) => hexadecimal(digits, next)).join('-'),
      name: `${firstNames[number % 10] ?? ''} ${lastNames[Math.floor(number / 10) % 10] ?? ''}${number}`,
      address:
        messenger === 'teams'
          ? `19:${hexadecimal(32, next)}@unq.gbl.spaces`
          : `U0${hexadecimal(14, next).toUpperCase()}`,
      hours: hoursOf(next),
      rate: (own / all) * dialogsAWeek,
      away: holidays ? holidayOf(weeks, next) : new Set(),
    };
  });
}

function hoursOf(next: Next): Float64Array {
  const shift = Math.floor(next() * 5) - 2;
  const kind = next();
  const days = new Set(kind < 0.1 ? [2, 3, 4, 5, 6] : [0, 1, 2, 3, 4]);
  // One free day in the week.
  if (kind > 0.85) days.delete(Math.floor(next() * 5));
  const hours = new Float64Array(hoursAWeek);
  for (const day of days)
    office.forEach((busy, at) => (hours[day * 24 + officeFrom + shift + at] = busy));
  const all = hours.reduce((sum, one) => sum + one, 0);
  return hours.map((one) => one / all);
}

/** Four weeks in a row of the middle of the world, which most take at the same time. */
function holidayOf(weeks: number, next: Next): Set<number> {
  if (next() < 0.2) return new Set();
  const from = Math.floor(weeks / 2) - 3 + Math.floor(next() * 3);
  return new Set([0, 1, 2, 3].map((week) => from + week));
}

/** Which share of a week's dialogs falls on one of its days, from Monday. */
export function shareOn({ hours }: Employee, day: number): number {
  return hours.slice(day * 24, day * 24 + 24).reduce((sum, one) => sum + one, 0);
}

/** Dialogs that somebody is expected to open in a week of the world. */
export function expectedIn(person: Employee | undefined, week: number): number {
  return person === undefined || person.away.has(week) ? 0 : person.rate;
}
