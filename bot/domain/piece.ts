import { type Day, dayNumber } from './day';

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

/** The piece of the week, from Monday on, of a day: by the calendar only. */
export function pieceOfWeek(day: Day): Piece {
  // The first of January 1970 was a Thursday.
  const week = Math.floor((dayNumber(day) + 3) / 7);
  return weeklyPieces[week % weeklyPieces.length] ?? 'gifts';
}
