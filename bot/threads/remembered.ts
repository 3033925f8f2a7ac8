import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';

/** Names the keys to the states of a desk's threads of a month, while they open. */
type NameKeys = (desk: Desk, month: Month) => string | undefined;

/** What was opened of threads, in bounded memory, and only while the keys are there that opened it. */
export interface Remembered<Known> {
  /**
   * What is remembered of a desk's threads of a month, for the caller to update. Nothing opened under other
   * keys than the current ones is in it.
   */
  of(desk: Desk, month: Month, name: NameKeys): Map<ThreadId, Known>;
  /** Forgets what the current keys do not open. Called whenever keys were read. */
  check(name: NameKeys): void;
  /** Remembers one thread of a month, as long as there is room. */
  keep(known: Map<ThreadId, Known>, thread: ThreadId, one: Known): void;
}

/**
 * @param most how many are remembered at once, of all places
 * @param forgotten is told what was known of a place that is forgotten, and what keys there are now
 */
export function createRemembered<Known>(
  most: number,
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
    keep(known, thread, one) {
      const count = [...places.values()].reduce((sum, place) => sum + place.known.size, 0);
      if (known.has(thread) || count < most) known.set(thread, one);
    },
  };
}
