import type { Desk } from '../domain/ids';
import { hasNews, type ThreadState, visibleTo } from '../domain/thread';
import type { Clock } from '../ports/clock';
import type { Journal } from '../ports/journal';
import type { Notifier } from '../ports/notifier';
import type { People, Who } from '../ports/people';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import { openThreads } from '../threads/open-threads';
import type { Arrived } from './release';

/** Waits between the attempts to deliver a notice, in milliseconds. */
const retries = [1_000, 15_000, 120_000];

export interface Notifying {
  readonly clock: Clock;
  readonly people: Pick<People, 'addresses'>;
  readonly threads: Pick<ThreadStore, 'ofDesk'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState'>;
  readonly notifiers: Partial<Readonly<Record<Who['messenger'], Notifier>>>;
  readonly journal: Journal;
  /** Calls back after so many milliseconds, without keeping the process alive. */
  readonly later: (milliseconds: number, task: () => void) => void;
}

/**
 * Tells each member alone that something waits, with that member's own count. Whoever may not know of any of the
 * threads that arrived is told nothing at all.
 */
export async function notifyDesk(notifying: Notifying, arrived: readonly Arrived[]): Promise<void> {
  for (const desk of new Set(arrived.map((thread) => thread.desk))) {
    const here = arrived.filter((thread) => thread.desk === desk);
    const waiting = await waitingThreads(notifying, desk);
    for (const { member, messenger, address } of await notifying.people.addresses(desk)) {
      if (!here.some(({ state }) => visibleTo(member.id, state))) continue;
      const count = waiting.filter((state) => visibleTo(member.id, state)).length;
      const notifier = notifying.notifiers[messenger];
      if (notifier !== undefined)
        deliver(notifying, () => notifier.notify(member.id, address, count), 0);
    }
  }
}

/** Threads that wait for the desk: not yet acknowledged, or with something new that nobody has answered. */
async function waitingThreads(notifying: Notifying, desk: Desk): Promise<ThreadState[]> {
  const open = await openThreads(notifying, desk, notifying.clock.today());
  return open
    .map(({ state }) => state)
    .filter((state) => hasNews(state) || state.status === 'received');
}

/** A messenger that is away is asked again a few times; nobody waits for it. */
function deliver(notifying: Notifying, send: () => Promise<void>, attempt: number): void {
  send().catch((error: unknown) => {
    notifying.journal.fault('notify', error);
    const wait = retries[attempt];
    if (wait !== undefined)
      notifying.later(wait, () => {
        deliver(notifying, send, attempt + 1);
      });
  });
}
