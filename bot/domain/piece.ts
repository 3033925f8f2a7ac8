import { addDays, type Day, dayNumber } from './day';
import { weekdayOf } from './window';

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

/**
 * The day of the weekly piece, and the one on which everybody is told to look for an answer: each look is one
 * more use that an employer can see, and falls among those of all others. 1 is Monday. On Tuesdays few are
 * away, and the week's questions have not begun to pile up.
 */
export const lookWeekday = 2;

/** The piece of a day; none on the six other days of a week. */
export function pieceOn(day: Day): Piece | undefined {
  return weekdayOf(day) === lookWeekday ? pieceOfWeek(day) : undefined;
}

/** The piece of the week, from Monday on, in which a day is. Of the calendar alone. */
export function pieceOfWeek(day: Day): Piece {
  // The first of January 1970 was a Thursday.
  const week = Math.floor((dayNumber(day) + 3) / 7);
  return weeklyPieces[week % weeklyPieces.length] ?? weeklyPieces[0];
}

/** The day of the last pass: one comes each day at an hour, whatever the release's policy. */
export function lastPass(today: Day, hour: number, passesAt: number): Day {
  return hour < passesAt ? addDays(today, -1) : today;
}
