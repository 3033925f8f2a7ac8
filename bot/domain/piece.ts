import { addDays, type Day, dayNumber } from './day';

/** The weekly pieces on integrity at work, in the order of the calendar; then from the front again. */
export const weeklyPieces = [
  'gifts',
  'interests',
  'documents',
  'procurement',
  'safety',
  'hospitality',
  'freedom',
  'records',
  'sidework',
  'advice',
  'devices',
  'payer',
  'equal',
] as const;
export type Piece = (typeof weeklyPieces)[number];

/** Tuesday, counted from Sunday: few are away, and the week's questions have not begun to pile up. */
const weekday = 2;

/** The piece of a day; none on the six other days of a week. Of the calendar alone. */
export function pieceOn(day: Day): Piece | undefined {
  // The first of January 1970 was a Thursday.
  const days = dayNumber(day) + 4;
  return days % 7 === weekday
    ? weeklyPieces[Math.floor(days / 7) % weeklyPieces.length]
    : undefined;
}

/** The day of the last pass: one comes each day at an hour, whatever the release's policy. */
export function lastPass(today: Day, hour: number, passesAt: number): Day {
  return hour < passesAt ? addDays(today, -1) : today;
}

/** Whether those for whom the app is installed are nearly everybody: below that, the list itself tells. */
export function coversNearlyAll(count: number, employees: number): boolean {
  return count * 100 >= employees * 80;
}
