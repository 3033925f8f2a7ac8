import {
  answersTo,
  type CountedFilter,
  emptyCase,
  type Filter,
  looksAfter,
} from '../../domain/case';
import { type Month, monthOf } from '../../domain/day';
import { isAway, type Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import type { Narrowing, QueueItem } from '../../domain/register-view';
import { isLate } from '../../domain/request';
import { expiryOfMonth } from '../../domain/retention';
import { threadsOfMonth } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import type { DeskContext } from '../case/context';
import { closedItem } from './queue';
import { casesOf, threadsOfDesk } from './search';

/** Open cases that a filter shows, in the queue's order. */
export async function openOf(
  { world, member }: DeskContext,
  members: readonly Member[],
  filter: Exclude<Filter, 'closed'>,
  open: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  if (filter === 'mine') {
    const known = await casesOf({ world, member }, open);
    const today = world.clock.today();
    const away = members.filter((one) => isAway(one, today)).map(({ id }) => id);
    return open.filter(({ thread }) =>
      looksAfter(known.get(thread) ?? emptyCase, member.id, (id) => away.includes(id)),
    );
  }
  const shown = open.filter(isOf(filter));
  return filter === 'requests' ? shown.sort(byRequest) : shown;
}

/** The earliest request first. */
function byRequest({ asked: one }: QueueItem, { asked: other }: QueueItem): number {
  return (one?.on ?? '') < (other?.on ?? '') ? -1 : 1;
}

const isOf =
  (filter: CountedFilter) =>
  ({ status, news, awaits, due, asked }: QueueItem): boolean =>
    answersTo(filter, {
      ...{ status, news: news || awaits !== undefined },
      overdue: due?.overdue === true || isLate(asked),
      asked: asked !== undefined,
    });

export function countIn(open: readonly QueueItem[], filter: CountedFilter): number {
  return open.filter(isOf(filter)).length;
}

/** Cases closed in a month, the latest first. One that the reporter wrote in again is open, too. */
export async function closedIn(
  seat: DeskContext,
  members: readonly Member[],
  { reason, everyMonth }: Narrowing,
  month: Month,
  among: readonly KnownThread[],
): Promise<readonly QueueItem[]> {
  const { world, member } = seat;
  const finished: KnownThread[] = [];
  if (everyMonth) finished.push(...(await threadsOfDesk(seat)));
  // Each desk has its own term.
  else
    for (const expiry of await world.threads.expiryMonths())
      if (expiry >= month && expiry <= expiryOfMonth(month))
        finished.push(...(await threadsOfMonth(world, member.desk, expiry)));
  const found = new Map([...finished, ...among].map((one) => [one.row.id, one]));
  return [...found.values()]
    .filter((one) => mayRead(member, members, one))
    .filter(({ state: { closedOn } }) => closedOn && (everyMonth ?? monthOf(closedOn) === month))
    .filter(({ state: { closeReason } }) => reason === undefined || closeReason === reason)
    .map(closedItem)
    .sort((a, b) => (rankOf(a) < rankOf(b) ? 1 : -1));
}

/** By the day of closing, then by the reference, which is random. */
function rankOf({ closedOn, reference }: QueueItem): string {
  return `${closedOn} ${reference}`;
}
