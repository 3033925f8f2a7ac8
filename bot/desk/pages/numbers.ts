import { arrivalOf } from '../../domain/arrival';
import type { Day } from '../../domain/day';
import type { DeskView } from '../../domain/desk-view';
import type { DisposedCount } from '../../domain/disposal';
import { mayRead } from '../../domain/readers';
import {
  countedFrom,
  countedYears,
  type DeskNumbers,
  nextToCount,
  type RunningYear,
  yearOf,
} from '../../domain/year-numbers';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import { threadsOfDesk } from './search';

/** The frozen numbers of one year, what was disposed of, and when the next one is counted. */
export async function numbersView(
  seat: DeskContext,
  { back }: AtKind<'numbers'>,
): Promise<DeskView> {
  const { world, member } = seat;
  const { desk } = member;
  const all = await world.yearBook.all();
  const counted = countedYears(all);
  const shown = Math.max(0, counted.length - 1 - back);
  const found = counted[shown];
  const year = nextToCount(all, world.clock.today());
  const [earlier, later] = [shown > 0, shown < counted.length - 1];
  // The last page has what went since, the first one what went before.
  const isShown = ({ month }: DisposedCount): boolean =>
    found === undefined ||
    ((!earlier || month.slice(0, 4) >= found.year) && (!later || month.slice(0, 4) <= found.year));
  const disposed = await world.threads.disposed();
  return {
    name: 'desk_numbers',
    desk,
    of: found && {
      year: found.year,
      countedOn: found.countedOn,
      numbers: withoutExactly(found.desks[desk]),
    },
    running: later ? undefined : await runningOf(seat),
    next: { year, from: countedFrom(year) },
    disposed: disposed.filter((one) => one.desk === desk && isShown(one)),
    earlier,
    later,
  };
}

/** The exact number goes to no desk. */
function withoutExactly({ bands, medians }: DeskNumbers): Omit<DeskNumbers, 'exactly'> {
  return { bands, medians };
}

/** This year so far, of what the member may read: it is for the desk's own work, and no figure to publish. */
async function runningOf(seat: DeskContext): Promise<RunningYear> {
  const { world, member } = seat;
  const year = yearOf(world.clock.today());
  const members = await world.people.ofDesk(member.desk);
  const all = (await threadsOfDesk(seat)).filter((one) => mayRead(member, members, one));
  const isIn = (day: Day | undefined): boolean => day !== undefined && yearOf(day) === year;
  return {
    year,
    received: all.filter(({ row, state }) => isIn(arrivalOf(row, state).filedOn)).length,
    closed: all.filter(({ state }) => isIn(state.closedOn)).length,
    open: all.filter(({ state }) => state.closedOn === undefined).length,
  };
}
