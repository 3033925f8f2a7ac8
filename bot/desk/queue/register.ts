import {
  answersTo,
  type Case,
  comparable,
  emptyCase,
  type Filter,
  looksAfter,
} from '../../domain/case';
import { addToMonth, type Day, type Month, monthOf } from '../../domain/day';
import { firstToTell } from '../../domain/handing';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { type Colleague, isAway, type Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import type { CaseShown, QueueItem } from '../../domain/register-view';
import type { CardsAround } from '../../domain/reminder';
import { expiryOfMonth, expiryOfOpen } from '../../domain/retention';
import type { ViewNamed } from '../../domain/view';
import { readCases } from '../../threads/cases';
import { amongOpen, threadsOfMonth } from '../../threads/open-threads';
import { membersOf, titleOf } from '../colleagues';
import type { AtKind } from '../desk-draft';
import { findVisible } from '../find-thread';
import type { DeskWorld } from '../world';
import { closedItem, queueOf } from './queue';

const pageItems = 10;

type AtQueue = AtKind<'queue'>;
type Shown = ViewNamed<'desk_queue'>;

interface Page
  extends Pick<Shown, 'filter' | 'month' | 'monthAfter' | 'items' | 'earlier' | 'more' | 'total'> {
  /** How many are due before the next reminder. */
  readonly heads: number;
}

/**
 * A page of a desk's register that the member may know of: open cases by due day, or closed ones by their
 * month of closing (OSL 5:1). Records are read for one page, unless the filter asks whose cases they are.
 * @param members everybody of the member's desk
 * @param cards the reminders around today; none if there are none
 */
export async function registerPage(
  world: DeskWorld,
  member: Member,
  members: readonly Member[],
  at: AtQueue,
  cards?: CardsAround,
): Promise<Page> {
  const today = world.clock.today();
  const { filter = 'all', number } = at;
  const month = at.month ?? monthOf(today);
  const all =
    number !== undefined
      ? await numbered(world, member, number)
      : filter === 'closed'
        ? await closedIn(world, member, members, month)
        : await openOf(world, member, members, filter, cards);
  const last = Math.max(0, Math.ceil(all.length / pageItems) - 1);
  const from = Math.min(at.page, last) * pageItems;
  return {
    filter: number === undefined ? filter : 'found',
    ...(filter === 'closed' && number === undefined
      ? { month, monthAfter: month < monthOf(today) }
      : {}),
    items: await withCases(world, member, all.slice(from, from + pageItems)),
    earlier: from > 0,
    more: all.length > from + pageItems,
    total: all.length,
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
  world: DeskWorld,
  member: Member,
  members: readonly Member[],
  filter: Exclude<Filter, 'closed'>,
  cards: CardsAround | undefined,
): Promise<readonly QueueItem[]> {
  const open = await queueOf(world, member, members, world.clock.today(), cards);
  if (filter === 'mine') {
    const known = await casesOf(world, member, open);
    const today = world.clock.today();
    const away = members.filter((one) => isAway(one, today)).map(({ id }) => id);
    return open.filter(({ thread }) =>
      looksAfter(known.get(thread) ?? emptyCase, member.id, (id) => away.includes(id)),
    );
  }
  return open.filter(({ status, news, due }) =>
    answersTo(filter, { status, news, overdue: due?.overdue === true }),
  );
}

/** Cases closed in a month, the latest first. One that the reporter wrote in again is open, too. */
async function closedIn(
  world: DeskWorld,
  member: Member,
  members: readonly Member[],
  month: Month,
): Promise<readonly QueueItem[]> {
  const settled = await threadsOfMonth(world, member.desk, expiryOfMonth(month));
  const among = await amongOpen(world, member.desk, world.clock.today());
  const found = new Map([...settled, ...among].map((one) => [one.row.id, one]));
  return [...found.values()]
    .filter((one) => mayRead(member, members, one))
    .filter(({ state }) => state.closedOn !== undefined && monthOf(state.closedOn) === month)
    .map(closedItem)
    .sort((a, b) => (rankOf(a) < rankOf(b) ? 1 : -1));
}

/** By the day of closing, then by the reference, which is random. */
function rankOf({ closedOn, reference }: QueueItem): string {
  return `${closedOn} ${reference}`;
}

/** The cases of a diary number that the member may know of. */
async function numbered(
  world: DeskWorld,
  member: Member,
  number: string,
): Promise<readonly QueueItem[]> {
  const found = await findNumbered(world, member, number);
  const all = await Promise.all(found.map((thread) => findVisible(world, member, thread)));
  return all.filter((one) => one !== undefined).map(closedItem);
}

/** The threads with a diary number that the member may know of. */
export async function findNumbered(
  world: DeskWorld,
  member: Member,
  number: string,
): Promise<readonly ThreadId[]> {
  if (comparable(number) === '') return [];
  const { cases, caseSealer } = world;
  const marks = await cases.numbered(caseSealer.marks(member.desk, number));
  const ids = marks.flatMap((mark) => caseSealer.threadOf(member.desk, number, mark) ?? []);
  const visible = await Promise.all(ids.map((id) => findVisible(world, member, id)));
  return visible.flatMap((one) => (one === undefined ? [] : [one.row.id]));
}

async function casesOf(
  world: DeskWorld,
  { desk }: Member,
  items: readonly QueueItem[],
): Promise<ReadonlyMap<ThreadId, Case>> {
  const month = expiryOfOpen(world.clock.today());
  const ids = items.map(({ thread }) => thread);
  const known = await readCases(world, desk, month, ids);
  return new Map([...known].map(([id, one]) => [id, one.case]));
}

async function withCases(
  world: DeskWorld,
  member: Member,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  const known = await casesOf(world, member, items);
  const members = await membersOf(world, member.desk);
  return items.map((item) => {
    const of = known.get(item.thread);
    return of === undefined ? item : { ...item, case: shownOf(of, members) };
  });
}

/** A case's record as it is shown, with titles of people who are still members. */
export function shownOf(known: Case, members: readonly Colleague[]): CaseShown {
  const { number, subject, assignee, deputy, assessed } = known;
  const looks = members.find(({ id }) => id === assignee);
  return {
    number,
    subject,
    assignee: assignee && titleOf(members, assignee),
    deputy: deputy && titleOf(members, deputy),
    standsIn: looks === undefined || looks.awayUntil !== undefined,
    assessment: assessed?.is,
    tellBy: firstToTell(known)?.tellBy,
  };
}
