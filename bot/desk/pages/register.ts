import {
  answersTo,
  type Case,
  type CountedFilter,
  comparable,
  emptyCase,
  type Filter,
  type ListOrder,
  looksAfter,
} from '../../domain/case';
import { addToMonth, type Day, type Month, monthOf } from '../../domain/day';
import { firstToTell } from '../../domain/handing';
import { limits } from '../../domain/limits';
import { type Colleague, isAway, type Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import type { CaseShown, Narrowing, QueueItem } from '../../domain/register-view';
import type { CardsAround } from '../../domain/reminder';
import { isLate } from '../../domain/request';
import { expiryOfMonth } from '../../domain/retention';
import { statuses } from '../../domain/thread';
import type { ViewNamed } from '../../domain/view';
import { threadsOfMonth } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import { narrowed, narrowingChoices } from './narrow-list';
import { closedItem, type QueueThread, queueOf } from './queue';
import { casesOf, findNumbered, threadsOfDesk } from './search';

/** As many as a card has room for. */
const cardItems = 10;

type AtQueue = AtKind<'queue'>;
type DrawnQueue = ViewNamed<'desk_queue'>;

interface QueuePage
  extends Pick<
    DrawnQueue,
    | 'filter'
    | 'number'
    | 'order'
    | 'month'
    | 'monthAfter'
    | 'narrow'
    | 'items'
    | 'earlier'
    | 'more'
    | 'total'
    | 'counts'
  > {
  /** How many are due before the next reminder. */
  readonly heads: number;
}

/**
 * A page of a desk's register that the member may know of: open cases by due day, or closed ones by their
 * month of closing (OSL 5:1). Records are read for one page, unless the filter asks whose cases they are.
 * @param members everybody of the member's desk
 * @param among the desk's threads under the months of open ones
 * @param cards the reminders around today; none if there are none
 */
export async function registerPage(
  seat: DeskContext<'draft'>,
  members: readonly Member[],
  at: AtQueue,
  among: readonly QueueThread[],
  cards?: CardsAround,
): Promise<QueuePage> {
  const today = seat.world.clock.today();
  const { filter = 'all', number, order = 'due', only = {} } = at;
  const { rows: pageItems = cardItems } = seat.draft;
  const month = at.month ?? monthOf(today);
  const open = queueOf(seat.world, seat.member, members, among, today, cards);
  const isClosed = filter === 'closed' && number === undefined;
  const found =
    number !== undefined
      ? (await findNumbered(seat, number)).map(closedItem)
      : await narrowed(
          seat,
          only,
          filter === 'closed'
            ? await closedIn(seat, members, only, month, among)
            : await openOf(seat, members, filter, open),
        );
  const all = await sorted(seat, found, order);
  const last = Math.max(0, Math.ceil(all.length / pageItems) - 1);
  const from = Math.min(at.page, last) * pageItems;
  return {
    filter: number === undefined ? filter : 'found',
    number,
    order,
    ...(isClosed && !only.everyMonth ? { month, monthAfter: month < monthOf(today) } : {}),
    narrow:
      seat.draft.rows === undefined || number !== undefined
        ? undefined
        : narrowingChoices(seat, only, isClosed ? month : undefined),
    items: await asSeen(seat, await withCases(seat, all.slice(from, from + pageItems))),
    earlier: from > 0,
    more: all.length > from + pageItems,
    total: all.length,
    counts: {
      all: open.length,
      new: countIn(open, 'new'),
      overdue: countIn(open, 'overdue'),
      for_us: countIn(open, 'for_us'),
      for_reporter: countIn(open, 'for_reporter'),
      requests: countIn(open, 'requests'),
    },
    heads: all.filter(({ head }) => head !== undefined).length,
  };
}

/** The month before or after one, if a closed case may still be there; else the month itself. */
export function monthBeside(month: Month, by: 1 | -1, today: Day): Month {
  const other = addToMonth(month, by);
  const first = addToMonth(monthOf(today), 1 - limits.retentionMonths);
  return other < first || other > monthOf(today) ? month : other;
}

async function openOf(
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

function countIn(open: readonly QueueItem[], filter: CountedFilter): number {
  return open.filter(isOf(filter)).length;
}

/** Cases closed in a month, the latest first. One that the reporter wrote in again is open, too. */
async function closedIn(
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

async function withCases(
  seat: DeskContext,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  const known = await casesOf(seat, items);
  const members = await membersOf(seat.world, seat.member.desk);
  return items.map((item) => {
    const of = known.get(item.thread);
    return of === undefined ? item : { ...item, case: shownOf(of, members) };
  });
}

/**
 * At a page, which cases have changed since the member opened them: by the audit, which has the days. What
 * came on the day of the opening counts as seen.
 */
async function asSeen(
  { world, member, draft }: DeskContext<'draft'>,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  if (draft.rows === undefined || items.length === 0) return items;
  const among = items.map(({ thread }) => thread);
  const opened = await world.auditTrail.threadsOf(member.id, 'thread_opened', { among });
  return items.map((item) =>
    item.changedOn > (opened.get(item.thread) ?? '') ? { ...item, unseen: true } : item,
  );
}

/** What a case has nothing of comes last; else cases keep the queue's order. */
async function sorted(
  seat: DeskContext,
  all: readonly QueueItem[],
  order: ListOrder,
): Promise<readonly QueueItem[]> {
  if (order === 'due') return all;
  const isRecord = order === 'subject' || order === 'assignee';
  const items = isRecord || order === 'reference' ? await withCases(seat, all) : all;
  const keyed = items.map((item) => ({ item, key: sortKey(item, order) }));
  const inOrder = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  // What has changed last is looked for first.
  return (order === 'changed' ? inOrder.reverse() : inOrder).map(({ item }) => item);
}

function sortKey(
  { reference, status, filedOn, changedOn, case: of = {} }: QueueItem,
  order: ListOrder,
): string {
  const last = '\u{10ffff}';
  switch (order) {
    case 'due':
      return filedOn;
    case 'changed':
      return changedOn;
    case 'reference':
      return of.number === undefined ? `${last}${reference}` : comparable(of.number);
    case 'subject':
      return of.subject ?? last;
    case 'assignee':
      return of.assignee?.toLowerCase() ?? last;
    case 'status':
      return String(statuses.indexOf(status));
  }
}

/** A case's record as it is shown, with titles of people who are still members. */
export function shownOf(known: Case, members: readonly Colleague[]): CaseShown {
  const { number, subject, party, assignee, deputy, assessed } = known;
  const looks = members.find(({ id }) => id === assignee);
  return {
    number,
    subject,
    party,
    assignee: assignee && titleOf(members, assignee),
    deputy: deputy && titleOf(members, deputy),
    standsIn: looks === undefined || looks.awayUntil !== undefined,
    assessment: assessed?.is,
    tellBy: firstToTell(known)?.tellBy,
  };
}
