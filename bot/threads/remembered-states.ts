import type { Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import { mayRead, type Readable } from '../domain/readers';
import { isFinished, type ThreadState } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { createRemembered, type Remembered } from './remembered';

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
    if (isFinished(state)) continue;
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
