import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { isExpiredCase, mayRead, type Readable } from '../domain/readers';
import { isFinished, type ThreadState } from '../domain/thread';
import type { ThreadRow } from '../ports/threads';

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

/** A thread's state, with the columns that a queue shows. */
export interface KnownThread {
  readonly row: Pick<ThreadRow, 'id' | 'desk' | 'reference' | 'filedOn' | 'revision'>;
  readonly state: ThreadState;
}

/**
 * The opened states of open threads, from which queue and notices are made: a look opens only what has
 * changed.
 */
export interface RememberedStates extends Remembered<KnownThread> {
  /**
   * How many open threads of a month a member may see, once its keys went away; otherwise 0. Only readers and
   * numbers are remembered then.
   * @param members everybody of the desk
   */
  countShut(desk: Desk, month: Month, member: Member, members: readonly Member[]): number;
}

/** Open threads when their keys went away, counted by readers. */
type Shut = readonly (Readable & { readonly count: number })[];

function countOpen(known: readonly KnownThread[]): Shut {
  const shut = new Map<string, Shut[number]>();
  for (const { row, state } of known) {
    if (isFinished(state) || isExpiredCase(state)) continue;
    const { filedOn } = row;
    const { excluded, shownTo, runsFrom, arrived } = state;
    const read = { excluded, shownTo, runsFrom, arrived };
    const place = JSON.stringify([filedOn, read]);
    const count = (shut.get(place)?.count ?? 0) + 1;
    shut.set(place, { row: { filedOn }, state: read, count });
  }
  return [...shut.values()];
}

/** @param most threads that are remembered at once; each takes about a kilobyte */
export function createRememberedStates(most: number): RememberedStates {
  const shut = new Map<string, Shut>();
  const remembered = createRemembered<KnownThread>(most, (place, known, keys) => {
    if (keys !== undefined) shut.delete(place);
    else if (known !== undefined) shut.set(place, countOpen(known));
  });
  return {
    ...remembered,
    countShut(desk, month, member, members) {
      const there = shut.get(`${desk} ${month}`) ?? [];
      const seen = there.filter((one) => mayRead(member, members, one));
      return seen.reduce((sum, { count }) => sum + count, 0);
    },
  };
}
