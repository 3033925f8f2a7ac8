import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { mayRead, type Readable } from '../domain/readers';
import { isSettled, type ThreadState } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';

/** A thread's state with what a queue shows beside it. */
export interface KnownThread {
  readonly row: Pick<ThreadRow, 'id' | 'desk' | 'reference' | 'filedOn' | 'revision'>;
  readonly state: ThreadState;
}

type Known = Map<ThreadId, KnownThread>;

/** The name of the keys that open the states of a desk's threads of a month; none when they do not open. */
type NameKeys = (desk: Desk, month: Month) => string | undefined;

/**
 * The opened states of open threads: what the desk's queue and the notices' numbers are made of, so that a
 * look opens only what has changed. In memory alone, bounded, and only for as long as the keys are there that
 * open them.
 */
export interface RememberedStates {
  /**
   * What is remembered of a desk's threads of a month, to be read and kept up to date. Nothing that was
   * opened under other keys than those that are there now, and nothing at all when there are none.
   */
  of(desk: Desk, month: Month, name: NameKeys): Known;
  /** Keeps threads in one of these, as long as there is room. */
  keep(known: Known, threads: readonly KnownThread[]): void;
  /**
   * How many open threads of a place, whose keys went away, a member may see; 0 while they are there, or
   * where nobody had looked. Who reads them and a number is all that is left of them then.
   * @param members everybody of the desk
   */
  countShut(desk: Desk, month: Month, member: Member, members: readonly Member[]): number;
  /** Forgets whatever the keys that are there now do not open. To be called whenever keys were read. */
  check(name: NameKeys): void;
}

/** Threads that were open when their keys went away: how many there were with the same readers. */
type Shut = readonly (Readable & { readonly count: number })[];

function countOpen(known: readonly KnownThread[]): Shut {
  const shut = new Map<string, Shut[number]>();
  for (const { row, state } of known) {
    if (isSettled(state)) continue;
    const { filedOn } = row;
    const { excluded, shownTo } = state;
    const place = JSON.stringify([filedOn, excluded, shownTo]);
    const count = (shut.get(place)?.count ?? 0) + 1;
    shut.set(place, { row: { filedOn }, state: { excluded, shownTo }, count });
  }
  return [...shut.values()];
}

/** @param most threads that are remembered at once; each takes about a kilobyte */
export function createRememberedStates(most: number): RememberedStates {
  const places = new Map<string, { desk: Desk; month: Month; keys: string; known: Known }>();
  const count = (): number => [...places.values()].reduce((sum, { known }) => sum + known.size, 0);
  const shut = new Map<string, Shut>();
  const forget = (place: string, keys: string | undefined): void => {
    const known = places.get(place)?.known;
    if (keys !== undefined) shut.delete(place);
    else if (known !== undefined) shut.set(place, countOpen([...known.values()]));
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
      const known: Known = new Map();
      if (keys !== undefined) places.set(place, { desk, month, keys, known });
      return known;
    },
    countShut(desk, month, member, members) {
      const there = shut.get(`${desk} ${month}`) ?? [];
      const seen = there.filter((one) => mayRead(member, members, one));
      return seen.reduce((sum, { count }) => sum + count, 0);
    },
    keep(known, threads) {
      let room = most - count();
      for (const thread of threads) {
        if (known.has(thread.row.id)) room += 1;
        if (room <= 0) return;
        known.set(thread.row.id, thread);
        room -= 1;
      }
    },
    check(name) {
      for (const [place, { desk, month, keys }] of places) {
        const now = name(desk, month);
        if (now !== keys) forget(place, now);
      }
    },
  };
}
