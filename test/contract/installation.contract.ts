import { sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What the mark of an installation must do. */
export function installationContract(name: string, open: OpenStores): void {
  describe(`${name} as the mark of an installation`, () => {
    const rows = sampleRows('installation');
    let installation: Stores['installation'];
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({
        database: { installation },
        remove,
      } = await open());
    });
    afterEach(() => remove());

    it('has none at first, and keeps the one that is made', async () => {
      expect(await installation.get()).toBeUndefined();
      const mark = { deployment: rows.bytes(16), kind: 'production' } as const;
      await installation.create(mark);
      expect(await installation.get()).toEqual(mark);
    });

    it('is made once, also when several make it at the same time', async () => {
      const marks = [1, 2, 3].map(() => ({ deployment: rows.bytes(16), kind: 'trial' }) as const);
      const made = await Promise.allSettled(marks.map((mark) => installation.create(mark)));
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of made) {
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'store_unique' });
      }
      const kept = marks[made.findIndex(({ status }) => status === 'fulfilled')];
      expect(await installation.get()).toEqual(kept);
    });
  });
}
