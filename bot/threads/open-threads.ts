import { addToMonth, type Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { expiryOfOpen } from '../domain/retention';
import type { ThreadState } from '../domain/thread';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';

export interface Queueing {
  readonly threads: Pick<ThreadStore, 'ofDesk'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState'>;
}

interface OpenThread {
  readonly row: ThreadRow;
  readonly state: ThreadState;
}

/** The threads of a desk that ask for something: all open ones, and closed ones in which the reporter has written again. */
export async function openThreads(
  { threads, threadSealer }: Queueing,
  desk: Desk,
  today: Day,
): Promise<OpenThread[]> {
  const month = expiryOfOpen(today);
  // In the first hours of a month the open threads may still stand under the month before.
  const rows = await threads.ofDesk(desk, [month, addToMonth(month, -1)]);
  const opened = await Promise.all(
    rows.map(async (row) => ({ row, state: await threadSealer.openState(row) })),
  );
  return opened.filter(({ state }) => state.status !== 'closed' || state.unanswered);
}
