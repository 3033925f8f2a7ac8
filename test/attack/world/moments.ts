import { type Next, weighted } from './chance';
import { type Employee, expectedIn, hoursAWeek, shareOn } from './employees';
import type { World, WorldPlan } from './world';

/** The weekday of the weekly piece, from Monday: a Wednesday. */
export const pieceDay = 2;

/** The share of those who write who keep to the day of the weekly piece, as they are advised to. */
const heed = 0.5;

/** A moment of the week, or of one of its days, at which the person is at work. */
export function momentIn(week: number, { hours }: Employee, next: Next, day?: number): number {
  const own =
    day === undefined
      ? hours
      : hours.map((busy, hour) => (Math.floor(hour / 24) === day ? busy : 0));
  return week * hoursAWeek + weighted(own, next) + next();
}

/** When somebody writes: as that person uses the bot, or on the day of the weekly piece. */
export function momentToWrite(plan: WorldPlan, week: number, person: Employee, next: Next): number {
  const heeds =
    plan.piece !== undefined && shareOn(person, pieceDay) > 0 && next() < heed
      ? pieceDay
      : undefined;
  return momentIn(week, person, next, heeds);
}

/** How often somebody is expected to look at the week's piece: as many look at all as the share says. */
export function piecesIn({ piece = 0 }: WorldPlan, person: Employee, week: number): number {
  return person.away.has(week) || shareOn(person, pieceDay) === 0 ? 0 : -Math.log(1 - piece);
}

/**
 * How many everyday dialogs of somebody's are expected at a moment for each report of that person's there,
 * were there one in the week. Without a weekly piece these are the week's dialogs: both come at the same
 * hours. With it, its day has more of both.
 */
export function expectedAt({ plan, people }: World, who: number, at: number): number {
  const person = people[who];
  if (person === undefined) return 0;
  const week = Math.floor(at / hoursAWeek);
  const everyday = expectedIn(person, week);
  const onDay = shareOn(person, pieceDay);
  if (plan.piece === undefined || onDay === 0) return everyday;
  const isDay = Math.floor((at % hoursAWeek) / 24) === pieceDay;
  return isDay
    ? (everyday + piecesIn(plan, person, week) / onDay) / (1 - heed + heed / onDay)
    : everyday / (1 - heed);
}
