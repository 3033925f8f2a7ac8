import type { Day } from '../../../bot/domain/day';
import type { DeskNumbers, Year } from '../../../bot/domain/year-numbers';
import type { Database } from '../../../db/open-database';

/** Stores a year's numbers as the upkeep does, the same at both desks. */
export async function freezesYear(
  { stores }: { readonly stores: { readonly database: Pick<Database, 'yearBook'> } },
  year: string,
  bands: DeskNumbers['bands'],
): Promise<boolean> {
  const numbers = { exactly: bands.received ?? 0, bands, medians: {} };
  return stores.database.yearBook.freeze({
    year: year as Year,
    countedOn: `${Number(year) + 1}-01-15` as Day,
    desks: { whistleblowing: numbers, hr: numbers },
  });
}
