import type { AuditEntry } from '../../bot/domain/audit';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { Deed, Epoch, PoolRow, Withdrawal } from '../../bot/ports/pool';
import { sizes } from '../../db/sizes';
import { day, month, nothing, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every database must do with what desks keep for themselves. */
export function deskRecordsContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of desks’ records`, () => {
    const rows = sampleRows('desk-records');
    let stores: Stores;
    let remove: () => Promise<void>;
    let epoch: Epoch;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
      epoch = await stores.pool.epoch(async () => rows.epoch());
    });
    afterEach(() => remove());

    const record = (): DeskRecord => ({
      tag: rows.bytes(sizes.id),
      envelope: rows.bytes(sizes.record),
    });
    const entry = (): AuditEntry => ({
      id: rows.id(),
      day: day('2026-11-24'),
      event: 'sent_withdrawn',
      member: rows.id(),
    });
    const there = ({ tag }: DeskRecord) => stores.deskRecords.stored([tag]);
    const does = (deed: Deed, submission = rows.submission()) =>
      stores.pool.put([], submission, undefined, undefined, deed);
    const taken = (slot: Uint8Array, copy: DeskRecord, cover: PoolRow): Withdrawal => ({
      drop: { slots: [slot], copies: [copy] },
      covers: [cover],
    });
    const sends = async (copy: DeskRecord) => {
      const row = rows.poolRow(epoch);
      expect(await stores.pool.put([{ ...row, copy }], rows.submission())).toBe('stored');
      return row;
    };

    it('gives what is asked for, in that order, and says what there is', async () => {
      const [one, two] = [record(), record()];
      for (const made of [one, two]) expect(await does({ record: made })).toBe('stored');
      const tags = [two.tag, rows.bytes(sizes.id), one.tag];
      expect(await stores.deskRecords.messages(tags)).toEqual([
        two.envelope,
        undefined,
        one.envelope,
      ]);
      expect(await stores.deskRecords.stored(tags)).toEqual([true, false, true]);
    });

    it('takes one record of a tag, and stores nothing with another', async () => {
      const [one, late, row] = [record(), rows.submission(), rows.poolRow(epoch)];
      expect(await does({ record: one })).toBe('stored');
      const other = { ...one, envelope: rows.bytes(sizes.record) };
      const put = stores.pool.put([row], late, entry(), undefined, { record: other });
      expect(await put).toBe('overtaken');
      expect(await stores.deskRecords.messages([one.tag])).toEqual([one.envelope]);
      expect(await stores.pool.submitted(late)).toBe(false);
      expect(await stores.pool.taken([row.slot])).toEqual([false]);
      expect(await does({ record: record() }, late)).toBe('stored');
      expect(await does({ record: record() }, late)).toBe('duplicate');
    });

    it('changes a thread’s row only as it was read, once, by whoever is first', async () => {
      const thread = rows.thread();
      await releaseRows(stores.pool, rows, { threads: [thread] });
      const change = (): NonNullable<Deed['thread']> => ({
        of: thread,
        to: { ...thread, revision: rows.id(), state: rows.bytes(sizes.state) },
      });
      const [one, two] = [change(), change()];
      const done = await Promise.all([does({ thread: one }), does({ thread: two })]);
      expect([...done].sort()).toEqual(['overtaken', 'stored']);
      const first = done[0] === 'stored' ? one : two;
      expect(await stores.threads.byId(thread.id)).toEqual({ ...thread, ...first.to });
      // Also where only its month is another, and where nothing of it is changed.
      const now = { ...thread, ...first.to };
      const later = { ...now, expiry: month('2029-12') };
      expect(await does({ thread: { of: later, to: now } })).toBe('overtaken');
      expect(await does({ thread: { of: thread } })).toBe('overtaken');
      expect(await does({ thread: { of: now } })).toBe('stored');
    });

    it('does nothing where all of some slots are taken', async () => {
      const [one, two] = [rows.poolRow(epoch), rows.poolRow(epoch)];
      const notAll = [one.slot, two.slot];
      await stores.pool.put([one], rows.submission());
      expect(await does({ notAll })).toBe('stored');
      await stores.pool.put([two], rows.submission());
      expect(await does({ notAll, record: record() })).toBe('overtaken');
    });

    it('keeps the copy of a row until that is out, and the latest of a place', async () => {
      const [copy, kept] = [record(), record()];
      await sends(copy);
      const newer = { ...copy, envelope: rows.bytes(sizes.record) };
      await sends(newer);
      expect(await does({ record: kept })).toBe('stored');
      expect(await stores.deskRecords.messages([copy.tag])).toEqual([newer.envelope]);
      await stores.pool.release(rows.epoch(), async () => ({ ...nothing, copies: [copy.tag] }));
      expect([...(await there(copy)), ...(await there(kept))]).toEqual([false, true]);
    });

    it('takes a row back once, with its copy, and leaves another in its place', async () => {
      const copy = record();
      const { slot } = await sends(copy);
      const [cover, late] = [rows.poolRow(epoch), rows.poolRow(epoch)];
      const back = await Promise.all([
        stores.pool.withdraw(taken(slot, copy, cover), entry()),
        stores.pool.withdraw(taken(slot, copy, late), entry()),
      ]);
      expect([...back].sort()).toEqual([false, true]);
      const slots = [slot, cover.slot, late.slot];
      expect(await stores.pool.taken(slots)).toEqual([false, ...back]);
      expect(await there(copy)).toEqual([false]);
      expect(await stores.pool.release(rows.epoch(), async () => nothing)).toBe(1);
    });

    it('takes nothing back that is out, or in whose place another text stands', async () => {
      const copy = record();
      const { slot } = await sends(copy);
      const other = { ...copy, envelope: rows.bytes(sizes.record) };
      const same = entry();
      await stores.staff.audit(same);
      // An entry with an id that is there already would fail if it were written.
      const cover = rows.poolRow(epoch);
      expect(await stores.pool.withdraw(taken(slot, other, cover), same)).toBe(false);
      expect(await does({ drop: { slots: [slot], copies: [other] } })).toBe('overtaken');
      expect([...(await there(copy)), ...(await stores.pool.taken([slot]))]).toEqual([true, true]);
      const next = rows.epoch();
      await stores.pool.release(next, async () => nothing);
      const late = rows.poolRow(next);
      expect(await stores.pool.withdraw(taken(slot, copy, late), same)).toBe(false);
      expect(await does({ drop: { slots: [slot], copies: [] } })).toBe('overtaken');
      expect(await there(copy)).toEqual([true]);
    });

    it('exchanges a row and its copy for others in the same place', async () => {
      const copy = record();
      const { slot } = await sends(copy);
      const row = { ...rows.poolRow(epoch), slot };
      const newer = { ...copy, envelope: rows.bytes(sizes.record) };
      const drop = { slots: [slot], copies: [copy] };
      const put = () =>
        stores.pool.put([{ ...row, copy: newer }], rows.submission(), entry(), undefined, { drop });
      expect((await Promise.all([put(), put()])).sort()).toEqual(['overtaken', 'stored']);
      expect(await stores.deskRecords.messages([copy.tag])).toEqual([newer.envelope]);
      const released: unknown[] = [];
      await stores.pool.release(rows.epoch(), async (_, all) => {
        released.push(...all);
        return nothing;
      });
      expect(released).toEqual([row]);
    });

    it('removes records with their thread', async () => {
      const [thread, own, other] = [rows.thread(), record(), record()];
      await releaseRows(stores.pool, rows, { threads: [thread] });
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
