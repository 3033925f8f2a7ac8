import { addDays, type Day, daysBetween } from './day';
import { limits } from './limits';

/** A window as it is counted: its first day, and the day on which it comes out. */
export interface Window {
  readonly firstDay: Day;
  readonly endsOn: Day;
}

/**
 * How many people used the bot in a window as long as a report takes: tens, rounded down, or too few to say.
 */
export type Crowd = number | 'few';

/** That so many people, or more, did so in a window. Rounded down: 0 where they are few. */
export interface CrowdBound extends Window {
  readonly people: number;
}

/** A count as it is said and kept: the tens below it, and nothing of one that is few. */
export function roundedDown(people: number): number {
  return people < limits.fewPeople ? 0 : people - (people % limits.crowdStep);
}

/** Windows of each length that are kept: the one that runs, one that is not out yet, and the last one. */
const windowsKept = 3;

/**
 * The largest bound of each window, of the latest windows of each length. What is of a later window than the
 * running ones was written by a clock that was wrong, and goes.
 */
export function mergedBounds(
  known: readonly CrowdBound[],
  more: readonly CrowdBound[],
  running: readonly Pick<Window, 'endsOn'>[],
): readonly CrowdBound[] {
  const last = running
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1);
  const largest = new Map<string, CrowdBound>();
  for (const bound of [...known, ...more]) {
    if (last !== undefined && bound.endsOn > last) continue;
    const window = `${bound.endsOn} ${bound.firstDay}`;
    if (bound.people >= (largest.get(window)?.people ?? 0)) largest.set(window, bound);
  }
  const latestFirst = [...largest].sort(([one], [other]) => (one < other ? 1 : -1));
  const kept = new Map<number, CrowdBound[]>();
  for (const [, bound] of latestFirst) {
    const alike = kept.get(lengthOf(bound)) ?? [];
    if (alike.length < windowsKept) kept.set(lengthOf(bound), [...alike, bound]);
  }
  return [...kept.values()].flat();
}

/** The crowd of the last window of that length that is out; none where nothing is known of it. */
export function crowdOut(
  bounds: readonly CrowdBound[],
  running: Window,
  nextPass: Day,
): Crowd | undefined {
  const length = lengthOf(running);
  const first = addDays(nextPass, -length);
  const [last] = bounds
    .filter((bound) => lengthOf(bound) === length)
    .filter(({ endsOn }) => endsOn >= first && endsOn < nextPass)
    .sort((one, other) => (one.endsOn < other.endsOn ? 1 : -1));
  if (last === undefined) return undefined;
  return last.people === 0 ? 'few' : last.people;
}

function lengthOf({ firstDay, endsOn }: Window): number {
  return daysBetween(firstDay, endsOn);
}
