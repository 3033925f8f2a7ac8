import { day, month, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link NeededKeys} must do. */
export function neededKeysContract(name: string, open: OpenStores): void {
  describe(`${name} as what its rows need of the vault`, () => {
    const rows = sampleRows('needed');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    it('counts threads by month and by day, and gives some of a month', async () => {
      const expiry = month('2028-12');
      const threads = [
        rows.thread({ expiry, filedOn: day('2026-11-24') }),
        rows.thread({ expiry, filedOn: day('2026-11-25'), desk: 'hr' }),
        rows.thread({ expiry: month('2028-10'), filedOn: day('2026-11-26') }),
      ];
      await releaseRows(stores.pool, { threads });
      const { neededKeys } = stores;
      const needs = await neededKeys.read();
      expect([...needs.threads].sort((a, b) => a.count - b.count)).toEqual([
        { month: '2028-10', count: 1 },
        { month: '2028-12', count: 2 },
      ]);
      expect(needs).toMatchObject({ knownVaultKeys: [], knownMonths: [], sealedKeys: [] });
      expect(await neededKeys.ofMonth(month('2028-10'))).toEqual([
        { id: threads[2]!.id, keys: threads[2]!.keys },
      ]);
      expect(await neededKeys.ofMonth(month('2028-11'))).toEqual([]);
      const [from, until] = [day('2026-11-25'), day('2026-11-25')];
      const borders = [[], [from, until], [from, undefined], [undefined, until]] as const;
      const counts = borders.map(([first, last]) => neededKeys.countFiled(first, last));
      expect(await Promise.all(counts)).toEqual([3, 1, 2, 2]);
    });

    it('names the keys of the pool', async () => {
      expect((await stores.neededKeys.read()).poolKeys).toEqual([]);
      const keys = [rows.poolKey('running'), { ...rows.poolKey('next'), mark: undefined }];
      await stores.pool.write((tx) => tx.keepKeys(keys));
      const { poolKeys } = await stores.neededKeys.read();
      expect([...poolKeys].sort((a, b) => (a.role < b.role ? -1 : 1))).toEqual(keys.reverse());
    });
  });
}
