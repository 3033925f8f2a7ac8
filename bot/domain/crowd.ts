import { limits } from './limits';
import type { Window } from './window';

/** How many people did in a window what a report looks like: tens, rounded down, or too few to say. */
export type Crowd = number | 'few';

/** That so many people, or more, did so in a window. Rounded down: 0 where they are few. */
export interface CrowdBound extends Window {
  readonly people: number;
}

/** A count as it is said and kept: the tens below it, and nothing of one that is few. */
export function roundedDown(people: number): number {
  return people < limits.fewPeople ? 0 : people - (people % limits.crowdStep);
}

/**
 * What is known once more is: the largest bound of each window, of the two latest windows alone. What is of a
 * later window than the running one was written by a clock that was wrong, and goes.
 */
export function mergedBounds(
  known: readonly CrowdBound[],
  more: readonly CrowdBound[],
  running: Pick<Window, 'endsOn'>,
): readonly CrowdBound[] {
  const largest = new Map<string, CrowdBound>();
  for (const bound of [...known, ...more]) {
    const window = `${bound.endsOn} ${bound.firstDay}`;
    if (bound.endsOn > running.endsOn) continue;
    if (bound.people >= (largest.get(window)?.people ?? 0)) largest.set(window, bound);
  }
  return [...largest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(-2)
    .map(([, bound]) => bound);
}

/** The crowd of the window that ended when the running one began; none where nothing is known of it. */
export function crowdBefore(
  bounds: readonly CrowdBound[],
  running: Pick<Window, 'firstDay'>,
): Crowd | undefined {
  const last = bounds.filter(({ endsOn }) => endsOn === running.firstDay);
  if (last.length === 0) return undefined;
  const people = Math.max(...last.map((bound) => bound.people));
  return people === 0 ? 'few' : people;
}

/** Whether two are the same window. */
export function isSame(one: Window, other: Window): boolean {
  return one.firstDay === other.firstDay && one.endsOn === other.endsOn;
}
