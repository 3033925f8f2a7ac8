import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { mayRead, type Readable } from '../domain/readers';
import { isSettled, type ThreadState } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { createRemembered, type Remembered } from './remembered';

/** A thread's state with what a queue shows beside it. */
export interface KnownThread {
  readonly row: Pick<ThreadRow, 'id' | 'desk' | 'reference' | 'filedOn' | 'revision'>;
  readonly state: ThreadState;
}

/**
 * The opened states of open threads: what the desk's queue and the notices' numbers are made of, so that a
 * look opens only what has changed. In memory alone, bounded, and only for as long as the keys are there that
 * open them.
 */
export interface RememberedStates extends Pick<Remembered<KnownThread>, 'of' | 'check'> {
  /** Keeps threads in one of these, as long as there is room. */
  keep(known: Map<ThreadId, KnownThread>, threads: readonly KnownThread[]): void;
  /**
   * How many open threads of a place, whose keys went away, a member may see; 0 while they are there, or
   * where nobody had looked. Who reads them and a number is all that is left of them then.
   * @param members everybody of the desk
   */
  countShut(desk: Desk, month: Month, member: Member, members: readonly Member[]): number;
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
  const shut = new Map<string, Shut>();
  const remembered = createRemembered<KnownThread>((place, known, keys) => {
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
    keep(known, threads) {
      let room = most - remembered.count();
      for (const thread of threads) {
        if (known.has(thread.row.id)) room += 1;
        if (room <= 0) return;
        known.set(thread.row.id, thread);
        room -= 1;
      }
    },
  };
}
