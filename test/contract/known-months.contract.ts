import type { KnownMonth } from '../../bot/ports/known-months';
import { month, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link KnownMonths} must do. */
export function knownMonthsContract(name: string, open: OpenStores): void {
  describe(`${name} as what is known of the months' keys`, () => {
    const rows = sampleRows('months');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const known = (of: string): KnownMonth => ({ month: month(of), mark: rows.bytes(32) });

    it('keeps a month once, whoever comes at the same time, and forgets it', async () => {
      const [first, second] = [known('2028-10'), known('2028-12')];
      for (const row of [first, second, known('2028-10')]) await stores.knownMonths.keep(row);
      const all = [...(await stores.knownMonths.all())];
      expect(all.sort((a, b) => (a.month < b.month ? -1 : 1))).toEqual([first, second]);
      await stores.knownMonths.forget([month('2028-10'), month('2031-01')]);
      expect(await stores.knownMonths.all()).toEqual([second]);
      await Promise.all(
        [known('2029-01'), known('2029-01')].map((row) => stores.knownMonths.keep(row)),
      );
      expect(await stores.knownMonths.all()).toHaveLength(2);
    });
  });
}
