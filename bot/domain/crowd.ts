import { addDays, type Day, daysBetween } from './day';
import { limits } from './limits';

/** A counted window: its first day, and the day on which it is delivered. */
export interface Window {
  readonly firstDay: Day;
  readonly endsOn: Day;
}

/** How many people in one window used the bot as long as a report takes: tens, or too few. */
export type Crowd = number | 'few';

/** At least so many people did in a window; 0 when they are few. */
export interface CrowdBound extends Window {
  readonly people: number;
}

/** Rounds a count down to tens; a small one becomes 0. */
export function roundedDown(people: number): number {
  return people < limits.fewPeople ? 0 : people - (people % limits.crowdStep);
}

/** The windows kept of each length: the running one, one not delivered yet, and the last delivered. */
const mostWindows = 3;

/**
 * The largest bound of each of the latest windows of each length. A window later than the running ones came
 * from a wrong clock, and is dropped.
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
    if (alike.length < mostWindows) kept.set(lengthOf(bound), [...alike, bound]);
  }
  return [...kept.values()].flat();
}

/** The crowd of the last delivered window of that length; `undefined` when it is unknown. */
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
