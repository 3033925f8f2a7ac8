import { dayNumber } from '../domain/day';
import type { Alone, ShuttingOut, TakesTwo } from '../domain/shutting-out';
import { readDay, readId, readList, readText, textOf } from './case-letters';

/** What lies in a case's record of what takes two: the letters `q` and `e`. */
export function takesTwoOf({ shutOuts, alone }: TakesTwo): object {
  return {
    q: shutOuts?.map(({ id, member, by, on, why, decidedBy }) => [
      textOf(id),
      textOf(member),
      textOf(by),
      dayNumber(on),
      why,
      decidedBy,
    ]),
    e: alone && [textOf(alone.by), dayNumber(alone.on)],
  };
}

/** Reads what {@link takesTwoOf} wrote; throws `seal_format` for anything else. */
export function readTakesTwo(q: unknown, e: unknown): TakesTwo {
  return {
    ...(q !== undefined && { shutOuts: readList(q).map(readShuttingOut) }),
    ...(e !== undefined && { alone: readAlone(e) }),
  };
}

function readShuttingOut(value: unknown): ShuttingOut {
  const [id, member, by, on, why, decidedBy] = readList(value, 6);
  return {
    id: readId(id),
    member: readId(member),
    by: readId(by),
    on: readDay(on),
    why: readText(why),
    decidedBy: readText(decidedBy),
  };
}

function readAlone(value: unknown): Alone {
  const [by, on] = readList(value, 2);
  return { by: readId(by), on: readDay(on) };
}
