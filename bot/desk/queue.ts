import { addToMonth, type Day } from '../domain/day';
import { isOverdue, nextDue } from '../domain/deadlines';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import { expiryOfOpen } from '../domain/retention';
import { type ThreadState, visibleTo } from '../domain/thread';
import type { QueueItem } from '../domain/view';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow, ThreadStore } from '../ports/thread-store';

export interface Queueing {
  readonly threads: Pick<ThreadStore, 'ofDesk'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState'>;
}

export interface OpenThread {
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

/** A member's queue by due day; what the law sets no day for comes after, the unanswered first. */
export async function queueOf(
  queueing: Queueing,
  member: Member,
  today: Day,
): Promise<QueueItem[]> {
  const open = await openThreads(queueing, member.desk, today);
  return open
    .filter(({ state }) => visibleTo(member.id, state))
    .map(({ row, state }) => queueItem(row, state, today))
    .sort(byDueDay);
}

function queueItem(row: ThreadRow, state: ThreadState, today: Day): QueueItem {
  const due = nextDue(row.filedOn, state);
  return {
    thread: row.id,
    reference: row.reference,
    filedOn: row.filedOn,
    status: state.status,
    unanswered: state.unanswered,
    ...(due === undefined ? {} : { due: { ...due, overdue: isOverdue(due, today) } }),
  };
}

function byDueDay(a: QueueItem, b: QueueItem): number {
  const rank = (item: QueueItem): string =>
    `${item.due?.by ?? '9999'} ${item.unanswered ? 0 : 1} ${item.filedOn} ${item.reference}`;
  return rank(a) < rank(b) ? -1 : 1;
}
