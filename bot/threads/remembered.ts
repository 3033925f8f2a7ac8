import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';

/** The name of the keys that open the states of a desk's threads of a month; none when they do not open. */
type NameKeys = (desk: Desk, month: Month) => string | undefined;

/** What was opened of threads, in memory alone, and only while the keys are there that opened it. */
export interface Remembered<Known> {
  /**
   * What is remembered of a desk's threads of a month, to be read and kept up to date. Nothing that was
   * opened under other keys than those that are there now, and nothing at all when there are none.
   */
  of(desk: Desk, month: Month, name: NameKeys): Map<ThreadId, Known>;
  /** Forgets whatever the keys that are there now do not open. To be called whenever keys were read. */
  check(name: NameKeys): void;
  /** How many are remembered. */
  count(): number;
}

/** @param forgotten is told what was known of a place that is forgotten, and what keys there are now */
export function createRemembered<Known>(
  forgotten?: (
    place: string,
    known: readonly Known[] | undefined,
    keys: string | undefined,
  ) => void,
): Remembered<Known> {
  const places = new Map<
    string,
    { desk: Desk; month: Month; keys: string; known: Map<ThreadId, Known> }
  >();
  const forget = (place: string, keys: string | undefined): void => {
    const known = places.get(place)?.known;
    forgotten?.(place, known && [...known.values()], keys);
    known?.clear();
    places.delete(place);
  };
  return {
    of(desk, month, name) {
      const place = `${desk} ${month}`;
      const keys = name(desk, month);
      const there = places.get(place);
      if (there !== undefined && there.keys === keys) return there.known;
      forget(place, keys);
      const known = new Map<ThreadId, Known>();
      if (keys !== undefined) places.set(place, { desk, month, keys, known });
      return known;
    },
    check(name) {
      for (const [place, { desk, month, keys }] of places) {
        const now = name(desk, month);
        if (now !== keys) forget(place, now);
      }
    },
    count: () => [...places.values()].reduce((sum, { known }) => sum + known.size, 0),
  };
}
