import type { Month } from '../domain/day';
import type { Desk, MemberId, ThreadId } from '../domain/ids';
import { isSettled, type ThreadState, visibleTo } from '../domain/thread';
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
   * How many open threads of a place a member could see when its keys went away; 0 while they are there, or
   * where nobody had looked. A number is all that is left of them then.
   */
  countShut(desk: Desk, month: Month, member: MemberId): number;
  /** Forgets whatever the keys that are there now do not open. To be called whenever keys were read. */
  check(name: NameKeys): void;
}

/** How many threads were open when their keys went away, and from how many of them a member is excluded. */
interface Shut {
  readonly all: number;
  readonly hidden: ReadonlyMap<MemberId, number>;
}

const nothingShut: Shut = { all: 0, hidden: new Map() };

function countOpen(known: readonly KnownThread[]): Shut {
  const open = known.map(({ state }) => state).filter((state) => !isSettled(state));
  const excluded = new Set(open.flatMap((state) => state.excluded));
  const hiddenFrom = (member: MemberId): number =>
    open.filter((state) => !visibleTo(member, state)).length;
  return { all: open.length, hidden: new Map([...excluded].map((id) => [id, hiddenFrom(id)])) };
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
    countShut(desk, month, member) {
      const { all, hidden } = shut.get(`${desk} ${month}`) ?? nothingShut;
      return all - (hidden.get(member) ?? 0);
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
