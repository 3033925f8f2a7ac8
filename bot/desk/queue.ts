import type { Day } from '../domain/day';
import { deadlines, type HrClock, isOverdue, nextDue } from '../domain/deadlines';
import type { QueueItem } from '../domain/desk-view';
import type { Member } from '../domain/member';
import { hasNews, type ThreadState, visibleTo } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { openThreads } from '../threads/open-threads';
import type { QueueWorld } from '../threads/worlds';

/** A member's queue by due day; what no day is set for comes after, what has news first. */
export async function queueOf(
  world: QueueWorld & { readonly hrClock: HrClock },
  member: Member,
  today: Day,
): Promise<QueueItem[]> {
  const open = await openThreads(world, member.desk, today);
  return open
    .filter(({ state }) => visibleTo(member.id, state))
    .map(({ row, state }) => queueItem(row, state, world.hrClock, today))
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}

function queueItem(row: ThreadRow, state: ThreadState, hr: HrClock, today: Day): QueueItem {
  const due = nextDue(deadlines(row.desk, row.filedOn, hr), state);
  return {
    thread: row.id,
    reference: row.reference,
    filedOn: row.filedOn,
    status: state.status,
    news: hasNews(state),
    due: due && { ...due, overdue: isOverdue(due, today) },
  };
}

/** By due day; what no day is set for comes after; what has news first. */
function rankOf({ due, news, filedOn, reference }: QueueItem): string {
  return `${due?.by ?? '9999'} ${news ? 0 : 1} ${filedOn} ${reference}`;
}
