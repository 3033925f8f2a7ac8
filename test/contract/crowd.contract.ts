import { sizes } from '../../db/sizes';
import { sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every store of what is known of crowds must do. */
export function crowdContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of what is known of crowds`, () => {
    const rows = sampleRows('crowd');
    let crowds: Stores['crowds'];
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({
        database: { crowds },
        remove,
      } = await open());
    });
    afterEach(() => remove());

    it('keeps one value, in the place of the one before', async () => {
      expect(await crowds.get()).toBeUndefined();
      const [first, second] = [rows.bytes(sizes.crowd), rows.bytes(sizes.crowd)];
      const seen: (Uint8Array | undefined)[] = [];
      for (const value of [first, second])
        await crowds.replace((kept) => {
          seen.push(kept);
          return value;
        });
      expect(seen).toEqual([undefined, first]);
      expect(await crowds.get()).toEqual(second);
    });

    it('loses nothing when several change it at the same time', async () => {
      const add = (n: number) =>
        crowds.replace((kept = new Uint8Array()) => Uint8Array.of(...kept, n));
      await Promise.all([1, 2, 3, 4].map(add));
      expect([...((await crowds.get()) ?? [])].sort()).toEqual([1, 2, 3, 4]);
    });

    it('changes nothing when what is to be put there cannot be made', async () => {
      const value = rows.bytes(sizes.crowd);
      await crowds.replace(() => value);
      const refused = new Error('refused');
      const fails = crowds.replace(() => {
        throw refused;
      });
      await expect(fails).rejects.toBeDefined();
      expect(await crowds.get()).toEqual(value);
    });
  });
}
