import { numbersTable } from '../../../adaptive-cards/numbers-table';
import { numbersLines } from '../../../adaptive-cards/numbers-text';
import { longDayIn } from '../../../adaptive-cards/speech';
import { speak } from '../../../adaptive-cards/texts';
import { desks, type Locale } from '../../domain/ids';
import { linesOf } from '../../domain/lines-of';
import {
  countedFrom,
  countedYears,
  nextToCount,
  parseYear,
  type YearNumbers,
} from '../../domain/year-numbers';
import { systemClock } from '../../platform/clock';
import { CommandRefused } from '../../settings/refused';
import { ownerOf } from '../doctor/places';
import type { CommandAnswer, Context } from './context';
import { withDatabase } from './with-database';
import { type PageOptions, writePage } from './write-page';

/**
 * Prints what the bot froze of a year, in both languages: bands and medians, never the exact number. Throws a
 * `CommandRefused` for a year that is not counted.
 */
export async function sayNumbers(
  context: Context,
  { year: typed, out, ...options }: Partial<PageOptions> & { readonly year: string },
): Promise<CommandAnswer> {
  const found = await findYear(context, typed);
  const { year } = found;
  const path = out && writePage(context.folder, { ...options, out }, numbersTable(found));
  const published = desks.map((desk) => {
    const { exactly: _, ...numbers } = found.desks[desk];
    return [desk, numbers];
  });
  return {
    lines: linesOf(
      ...inLocale('sv', found),
      ...inLocale('en', found),
      path !== undefined && `Written: ${path}`,
    ),
    json: { year, countedOn: found.countedOn, ...Object.fromEntries(published) },
  };
}

/**
 * Prints how many cases of the channel came in during a closed year, and nothing else (TF 2:6). Cases that a
 * member is shut out of are in it, so it is for the person whom the board names, and for no desk.
 */
export async function sayExactly(
  context: Context,
  { exact }: { readonly exact: string },
): Promise<CommandAnswer> {
  const { exactly } = (await findYear(context, exact)).desks.whistleblowing;
  return { lines: [String(exactly)], json: exactly };
}

async function findYear({ terminal }: Context, typed: string): Promise<YearNumbers> {
  const { environment } = terminal;
  const year = parseYear(typed);
  if (year === undefined) throw new CommandRefused('The year must be one like 2026.');
  const all = await ownerOf(environment)(() =>
    withDatabase(environment, ({ yearBook }) => yearBook.all()),
  );
  const found = countedYears(all).find((one) => one.year === year);
  if (found !== undefined) return found;
  throw new CommandRefused(
    year >= nextToCount(all, systemClock().today())
      ? `The numbers of ${year} are counted by the bot from ${countedFrom(year)}. Until then there are none.`
      : `There are no numbers of ${year}: the bot was not there to count them.`,
  );
}

function inLocale(locale: Locale, { year, countedOn, desks: byDesk }: YearNumbers): string[] {
  const say = speak(locale, {});
  const speech = { say, longDay: longDayIn(say) };
  return desks.flatMap((desk) => [
    ...numbersLines(desk, { year, countedOn, numbers: byDesk[desk] }, speech),
    '',
  ]);
}
