import { addDays, type Day, dayNumber } from './day';
import { weekdayOf } from './window';

const calendar = [
  ['gifts', 'interests', 'documents', 'procurement', 'safety', 'hospitality', 'freedom'],
  ['records', 'sidework', 'advice', 'devices', 'payer', 'equal'],
] as const;

/** The weekly pieces on integrity at work, in the order of the calendar, which repeats. */
export const weeklyPieces = calendar.flat();
export type Piece = (typeof weeklyPieces)[number];

/**
 * The weekday of the piece, on which everybody is told to look for an answer; 1 is Monday. An employer sees
 * each look, so it should fall among all others. On Tuesdays few are away, and little has piled up.
 */
export const lookWeekday = 2;

/** The piece of a day; `undefined` on the other six days of a week. */
export function pieceOn(day: Day): Piece | undefined {
  return weekdayOf(day) === lookWeekday ? pieceOfWeek(day) : undefined;
}

/** The piece of the week, from Monday on, of a day: by the calendar only. */
export function pieceOfWeek(day: Day): Piece {
  // The first of January 1970 was a Thursday.
  const week = Math.floor((dayNumber(day) + 3) / 7);
  return weeklyPieces[week % weeklyPieces.length] ?? 'gifts';
}

/** The day of the last pass: one comes each day at an hour, whatever the policy. */
export function lastPass(today: Day, hour: number, passesAt: number): Day {
  return hour < passesAt ? addDays(today, -1) : today;
}
