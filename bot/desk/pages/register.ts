import { addToMonth, type Day, type Month, monthOf } from '../../domain/day';
import { limits } from '../../domain/limits';
import type { Member } from '../../domain/member';
import type { CardsAround } from '../../domain/reminder';
import type { ViewNamed } from '../../domain/view';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import { closedIn, countIn, openOf } from './listed-cases';
import { narrowed, narrowingChoices } from './narrow-list';
import { closedItem, type QueueThread, queueOf } from './queue';
import { findNumbered } from './search';
import { withUnseen, sorted, withCases } from './shown-cases';

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
    items: await withUnseen(seat, await withCases(seat, all.slice(from, from + pageItems))),
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
