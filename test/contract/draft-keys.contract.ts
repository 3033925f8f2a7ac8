import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link DraftKeys} must do. */
export function draftKeysContract(name: string, open: OpenStores): void {
  describe(`${name} as the draft keys`, () => {
    const rows = sampleRows('draft keys');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    it('keeps one key of a day, also when others come at the same time and later', async () => {
      const today = day('2026-11-24');
      const sealed = [rows.bytes(90), rows.bytes(90), rows.bytes(90)];
      expect(await stores.draftKeys.get(today)).toBeUndefined();
      const kept = await Promise.all(sealed.map((one) => stores.draftKeys.getOrCreate(today, one)));
      const [first] = kept;
      expect(sealed).toContainEqual(first);
      expect(kept).toEqual([first, first, first]);
      expect(await stores.draftKeys.get(today)).toEqual(first);
      expect(await stores.draftKeys.getOrCreate(today, rows.bytes(90))).toEqual(first);
      expect(await stores.draftKeys.get(day('2026-11-25'))).toBeUndefined();
    });

    it('destroys the keys of the days before', async () => {
      const days = ['2026-11-22', '2026-11-23', '2026-11-24'].map(day);
      for (const one of days) await stores.draftKeys.getOrCreate(one, rows.bytes(90));

      expect([...(await stores.draftKeys.days())].sort()).toEqual(days);
      await stores.draftKeys.destroyBefore(day('2026-11-24'));
      expect(await stores.draftKeys.days()).toEqual(['2026-11-24']);
      const left = await Promise.all(days.map((one) => stores.draftKeys.get(one)));
      expect(left.map((one) => one !== undefined)).toEqual([false, false, true]);
    });
  });
}
