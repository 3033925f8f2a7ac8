import { type PieceState, places, type RecipientRow } from '../../bot/ports/broadcast';
import { sizes } from '../../db/sizes';
import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every store of the weekly piece's recipients must do. */
export function broadcastsContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of the weekly piece`, () => {
    const rows = sampleRows('broadcasts');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const recipient = (): RecipientRow => ({ id: rows.id(), sealed: rows.bytes(sizes.recipient) });
    const byId = (some: readonly RecipientRow[]): RecipientRow[] =>
      [...some].sort((a, b) => (a.id < b.id ? -1 : 1));
    const begun = (changes: Partial<PieceState> = {}): PieceState => ({
      road: 'teams',
      day: day('2026-11-24'),
      reached: 0,
      weekKey: rows.bytes(sizes.key),
      ...changes,
    });

    it('writes all rows anew, and gives those that were there to whoever writes', async () => {
      const first = Array.from({ length: 230 }, recipient);
      const second = [recipient(), recipient()];
      await stores.broadcasts.rewrite(async (there) => (there.length === 0 ? first : []));
      expect(byId(await stores.broadcasts.recipients())).toEqual(byId(first));
      await stores.broadcasts.rewrite(async (there) => {
        expect(byId(there)).toEqual(byId(first));
        return second;
      });
      expect(byId(await stores.broadcasts.recipients())).toEqual(byId(second));
    });

    it('writes nothing where whoever writes fails', async () => {
      const there = [recipient()];
      await stores.broadcasts.rewrite(async () => there);
      const failing = stores.broadcasts.rewrite(async () => {
        throw new RangeError('failing');
      });
      await expect(failing).rejects.toThrow();
      expect(await stores.broadcasts.recipients()).toEqual(there);
    });

    it('begins anew where others have written meanwhile', async () => {
      const seen: number[] = [];
      await stores.broadcasts.rewrite(async (there) => {
        seen.push(there.length);
        if (there.length === 0)
          await stores.broadcasts.rewrite(async () => [recipient(), recipient()]);
        return [...there, recipient()];
      });
      expect(seen).toEqual([0, 2]);
      expect(await stores.broadcasts.recipients()).toHaveLength(3);
    });

    it('lets one of two who begin or go on do so', async () => {
      const of = begun();
      const began = await Promise.all([1, 2].map(() => stores.broadcasts.keep(of, undefined)));
      expect(began.sort()).toEqual([false, true]);
      expect(await stores.broadcasts.state('teams')).toEqual(of);
      const next = { ...of, reached: 257 };
      const kept = await Promise.all([1, 2].map(() => stores.broadcasts.keep(next, of)));
      expect(kept.sort()).toEqual([false, true]);
      const done = { ...next, reached: places, weekKey: undefined };
      expect(await stores.broadcasts.keep(done, of)).toBe(false);
      expect(await stores.broadcasts.keep(done, next)).toBe(true);
      expect(await stores.broadcasts.state('teams')).toEqual(done);
      expect(await stores.broadcasts.state('slack')).toBeUndefined();
    });

    it('forgets one road, and with Teams every recipient', async () => {
      await stores.broadcasts.rewrite(async () => [recipient()]);
      await stores.broadcasts.keep(begun(), undefined);
      await stores.broadcasts.keep(begun({ road: 'slack' }), undefined);
      await stores.broadcasts.forget('slack');
      expect(await stores.broadcasts.recipients()).toHaveLength(1);
      expect(await stores.broadcasts.state('slack')).toBeUndefined();
      await stores.broadcasts.forget('teams');
      expect(await stores.broadcasts.recipients()).toEqual([]);
      expect(await stores.broadcasts.state('teams')).toBeUndefined();
      await stores.broadcasts.forget('teams');
    });
  });
}
