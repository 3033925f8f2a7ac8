import type { Case } from '../domain/case';
import type { Month } from '../domain/day';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Tag } from '../ports/thread-store';

/** What is known of a case's record: its tag, and what stood in it under that revision. */
export interface KnownCase {
  readonly tag: Tag;
  /** None where nothing was written down yet. */
  readonly revision: Revision | undefined;
  readonly case: Case;
}

type Known = Map<ThreadId, KnownCase>;

/** The name of the keys that open the states of a desk's threads of a month; none when they do not open. */
type NameKeys = (desk: Desk, month: Month) => string | undefined;

/**
 * The opened records of cases, so that a register of a thousand opens only what has changed. In memory alone,
 * bounded, and only for as long as the keys are there that opened their threads.
 */
export interface RememberedCases {
  /** What is remembered of a desk's cases of a month, to be read. Nothing of other keys than those now. */
  of(desk: Desk, month: Month, name: NameKeys): Known;
  /** Keeps one among these, as long as there is room. */
  keep(known: Known, thread: ThreadId, one: KnownCase): void;
  /** Forgets whatever the keys that are there now do not open. To be called whenever keys were read. */
  check(name: NameKeys): void;
}

/** @param most cases that are remembered at once; each takes about half a kilobyte */
export function createRememberedCases(most: number): RememberedCases {
  const places = new Map<string, { desk: Desk; month: Month; keys: string; known: Known }>();
  const count = (): number => [...places.values()].reduce((sum, { known }) => sum + known.size, 0);
  const forget = (place: string): void => {
    places.get(place)?.known.clear();
    places.delete(place);
  };
  return {
    of(desk, month, name) {
      const place = `${desk} ${month}`;
      const keys = name(desk, month);
      const there = places.get(place);
      if (there !== undefined && there.keys === keys) return there.known;
      forget(place);
      const known: Known = new Map();
      if (keys !== undefined) places.set(place, { desk, month, keys, known });
      return known;
    },
    keep(known, thread, one) {
      if (known.has(thread) || count() < most) known.set(thread, one);
    },
    check(name) {
      for (const [place, { desk, month, keys }] of places)
        if (name(desk, month) !== keys) forget(place);
    },
  };
}
