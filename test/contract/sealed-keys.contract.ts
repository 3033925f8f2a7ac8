import type { SealedKey } from '../../bot/ports/sealed-keys';
import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link SealedKeys} must do. */
export function sealedKeysContract(name: string, open: OpenStores): void {
  describe(`${name} as the sealed keys`, () => {
    const rows = sampleRows('sealed keys');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    /** A key in every table that has any. */
    async function fill(): Promise<readonly SealedKey[]> {
      const [sealedPrivateKey, sealedQueueKey, sealedDraft] = [1, 2, 3].map(() => rows.bytes(80));
      const label = 'hr-v1';
      await stores.deskKeys.create({
        label,
        desk: 'hr',
        publicKey: rows.bytes(32),
        sealedPrivateKey: sealedPrivateKey!,
        sealedQueueKey: sealedQueueKey!,
      });
      await stores.draftKeys.getOrCreate(day('2026-11-24'), sealedDraft!);
      return [
        { kind: 'desk-private', label, desk: 'hr', sealed: sealedPrivateKey! },
        { kind: 'desk-queue', label, desk: 'hr', sealed: sealedQueueKey! },
        { kind: 'draft-key', day: day('2026-11-24'), sealed: sealedDraft! },
      ];
    }
    const all = async (): Promise<readonly SealedKey[]> => stores.sealedKeys.all();

    it('gives every key that is a row, and where it belongs', async () => {
      expect(await all()).toEqual([]);
      const keys = await fill();
      expect(await all()).toEqual(keys);
    });

    it('replaces one and leaves the others', async () => {
      const keys = await fill();
      for (const [index, key] of keys.entries()) {
        const sealed = rows.bytes(80);
        const before = await all();
        await stores.sealedKeys.replace(key, sealed);
        expect(await all()).toEqual(before.with(index, { ...key, sealed }));
      }
    });

    it('replaces none that was replaced meanwhile, or is gone', async () => {
      const keys = await fill();
      for (const key of keys) await stores.sealedKeys.replace(key, rows.bytes(80));
      const replaced = await all();
      for (const key of keys) await stores.sealedKeys.replace(key, rows.bytes(80));
      expect(await all()).toEqual(replaced);
      await stores.draftKeys.destroyBefore(day('2026-11-25'));
      await stores.sealedKeys.replace(replaced[2]!, rows.bytes(80));
      expect(await all()).toEqual(replaced.slice(0, 2));
    });
  });
}
