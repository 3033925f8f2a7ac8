import type { DeskView } from '../../domain/desk-view';
import type { DisposedCount } from '../../domain/disposal';
import {
  countedFrom,
  countedYears,
  type DeskNumbers,
  nextToCount,
} from '../../domain/year-numbers';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';

/** The frozen numbers of one year, what was disposed of, and when the next one is counted. */
export async function numbersView(
  { world, member: { desk } }: DeskContext,
  { back }: AtKind<'numbers'>,
): Promise<DeskView> {
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
