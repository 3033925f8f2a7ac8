import { parseDay } from '../../bot/domain/day';
import { parseYear, readDeskNumbers } from '../../bot/domain/year-numbers';
import type { YearBook } from '../../bot/ports/threads';
import type { UnitOfWork } from '../unit-of-work';
import { jsonIn, jsonOf } from './json';

export function createYearBook(units: UnitOfWork): YearBook {
  return {
    all: async () => {
      const rows = await units.read(({ frozenYear }) =>
        frozenYear.find({ order: { year: 'ASC' } }),
      );
      return rows.flatMap((row) => {
        const [year, countedOn] = [parseYear(row.year), parseDay(row.countedOn)];
        if (year === undefined || countedOn === undefined) return [];
        const { whistleblowing, hr } = jsonIn(row.figures);
        const desks = {
          whistleblowing: readDeskNumbers('whistleblowing', whistleblowing),
          hr: readDeskNumbers('hr', hr),
        };
        return [{ year, countedOn, desks }];
      });
    },
    freeze: ({ year, countedOn, desks }) =>
      units.write(async ({ frozenYear }) => {
        if (await frozenYear.existsBy({ year })) return false;
        const figures = jsonOf(desks);
        await frozenYear.insert({ year, countedOn, figures });
        return true;
      }),
  };
}
