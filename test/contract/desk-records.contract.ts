import type { AuditEntry } from '../../bot/domain/audit';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { Deed } from '../../bot/ports/pool';
import { sizes } from '../../db/sizes';
import { carries, day, month, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every database must do with what desks keep for themselves. */
export function deskRecordsContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of desks’ records`, () => {
    const rows = sampleRows('desk-records');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const record = (): DeskRecord => rows.record();
    const there = ({ tag }: DeskRecord) => stores.deskRecords.stored([tag]);
    const does = (deed: Deed) => carries(stores.pool, deed);

    it('gives what is asked for, in that order, and says what there is', async () => {
      const [one, two] = [record(), record()];
      for (const made of [one, two]) expect(await does({ record: made })).toBe(true);
      const tags = [two.tag, rows.bytes(sizes.id), one.tag];
      expect(await stores.deskRecords.messages(tags)).toEqual([
        two.envelope,
        undefined,
        one.envelope,
      ]);
      expect(await stores.deskRecords.stored(tags)).toEqual([true, false, true]);
    });

    it('takes one record of a tag, and does nothing with another, its entry of the audit included', async () => {
      const one = record();
      expect(await does({ record: one })).toBe(true);
      const other = { ...one, envelope: rows.bytes(sizes.record) };
      const entry: AuditEntry = {
        id: rows.id(),
        day: day('2026-11-24'),
        event: 'sent_withdrawn',
        member: rows.id(),
      };
      expect(await carries(stores.pool, { record: other }, entry)).toBe(false);
      expect(await stores.deskRecords.messages([one.tag])).toEqual([one.envelope]);
      expect(await stores.auditTrail.head()).toBeUndefined();
      expect(await carries(stores.pool, { record: record() }, entry)).toBe(true);
      expect(await stores.auditTrail.head()).toMatchObject({ place: 1 });
    });

    it('changes a thread’s row only as it was read, once, by whoever is first', async () => {
      const thread = rows.thread();
      await releaseRows(stores.pool, { threads: [thread] });
      const change = (): NonNullable<Deed['thread']> => ({
        of: thread,
        to: { ...thread, revision: rows.id(), state: rows.bytes(sizes.state) },
      });
      const [one, two] = [change(), change()];
      const done = await Promise.all([does({ thread: one }), does({ thread: two })]);
      expect([...done].sort()).toEqual([false, true]);
      const first = done[0] ? one : two;
      expect(await stores.threads.byId(thread.id)).toEqual({ ...thread, ...first.to });
      // Also where only its month is another, and where nothing of it is changed.
      const now = { ...thread, ...first.to };
      const later = { ...now, expiry: month('2029-12') };
      expect(await does({ thread: { of: later, to: now } })).toBe(false);
      expect(await does({ thread: { of: thread } })).toBe(false);
      expect(await does({ thread: { of: now } })).toBe(true);
    });

    it('removes records with their thread', async () => {
      const [thread, own, other] = [rows.thread(), record(), record()];
      await releaseRows(stores.pool, { threads: [thread] });
      for (const made of [own, other]) await does({ record: made });
      await stores.threads.remove(thread.id, [own.tag]);
      expect([...(await there(own)), ...(await there(other))]).toEqual([false, true]);
    });

    it('takes no record of another size', async () => {
      const long = { ...record(), envelope: rows.bytes(sizes.record + 1) };
      await expect(does({ record: long })).rejects.toMatchObject({ code: 'store_length' });
    });
  });
}
