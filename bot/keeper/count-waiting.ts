import type { Desk, MemberId } from '../domain/ids';
import { hasNews, type ThreadState, visibleTo } from '../domain/thread';
import type { Clock } from '../ports/clock';
import type { People } from '../ports/people';
import { openThreads } from '../threads/open-threads';
import type { QueueWorld } from '../threads/worlds';

type Addressee = Awaited<ReturnType<People['addresses']>>[number];

export interface Counting extends QueueWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly people: Pick<People, 'addresses'>;
}

/** Whom a notice goes to, and what it says. */
export interface Waiting {
  readonly addressee: Addressee;
  /** That member's own number of threads that wait. */
  readonly count: number;
}

const desks: readonly Desk[] = ['whistleblowing', 'hr'];

/** Counts freshly what waits for each member of both desks: members have different counts, and none knows another's. */
export async function countWaiting(counting: Counting): Promise<ReadonlyMap<MemberId, Waiting>> {
  const counted = new Map<MemberId, Waiting>();
  for (const desk of desks) {
    const addressees = await counting.people.addresses(desk);
    if (addressees.length === 0) continue;
    const waiting = await waitingThreads(counting, desk);
    for (const addressee of addressees) {
      const { id } = addressee.member;
      const count = waiting.filter((state) => visibleTo(id, state)).length;
      counted.set(id, { addressee, count });
    }
  }
  return counted;
}

/** Threads that wait for the desk: not yet acknowledged, or with something new that nobody has answered. */
async function waitingThreads(counting: Counting, desk: Desk): Promise<ThreadState[]> {
  const open = await openThreads(counting, desk, counting.clock.today());
  return open
    .map(({ state }) => state)
    .filter((state) => hasNews(state) || state.status === 'received');
}
