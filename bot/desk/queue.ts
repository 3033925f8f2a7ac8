import type { Day } from '../domain/day';
import { type Deadlines, deadlines, type HrClock, isOverdue, nextDue } from '../domain/deadlines';
import type { QueueItem } from '../domain/desk-view';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import { clocksFrom, hasNews, visibleTo } from '../domain/thread';
import { openThreads } from '../threads/open-threads';
import type { KnownThread } from '../threads/remembered-states';
import type { QueueWorld } from '../threads/worlds';

/** A member's queue by due day; what no day is set for comes after, what has news first. */
export async function queueOf(
  world: QueueWorld & { readonly hrClock: HrClock },
  member: Member,
  today: Day,
): Promise<QueueItem[]> {
  const open = await openThreads(world, member.desk, today);
  const daysOf = daysByFiling(member.desk, world.hrClock);
  return open
    .filter(({ state }) => visibleTo(member.id, state))
    .map((thread) =>
      queueItem(world.hrClock, thread, daysOf(clocksFrom(thread.row, thread.state)), today),
    )
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}

/** Threads of one day have the same days before them: each is reckoned once. */
function daysByFiling(desk: Desk, hr: HrClock): (from: Day) => Deadlines {
  const known = new Map<Day, Deadlines>();
  return (from) => {
    const days = known.get(from) ?? deadlines(desk, from, hr);
    known.set(from, days);
    return days;
  };
}

function queueItem(
  clock: HrClock,
  { row, state }: KnownThread,
  days: Deadlines,
  today: Day,
): QueueItem {
  const due = nextDue(days, state, clock);
  return {
    thread: row.id,
    reference: row.reference,
    filedOn: row.filedOn,
    status: state.status,
    news: hasNews(state),
    due: due && { ...due, overdue: isOverdue(due, today) },
    about: aboutOf(state),
  };
}

/** A case as it stands in the register without a day: one that was closed, or that was searched for. */
export function closedItem({ row, state }: KnownThread): QueueItem {
  return {
    thread: row.id,
    reference: row.reference,
    filedOn: row.filedOn,
    status: state.status,
    news: hasNews(state),
    about: aboutOf(state),
    closedOn: state.closedOn,
  };
}

/** The kind of matter, of whoever was asked about it as it is asked now. */
function aboutOf({ answers }: KnownThread['state']): QueueItem['about'] {
  return answers !== undefined && 'about' in answers ? answers.about : undefined;
}

/** By due day; what no day is set for comes after; what has news first. */
function rankOf({ due, news, filedOn, reference }: QueueItem): string {
  return `${due?.by ?? '9999'} ${news ? 0 : 1} ${filedOn} ${reference}`;
}
