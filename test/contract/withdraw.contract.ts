import type { AuditEntry } from '../../bot/domain/audit';
import type { CaseRow } from '../../bot/ports/case-records';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { Epoch, PoolRow, Withdrawal } from '../../bot/ports/pool';
import { sizes } from '../../db/sizes';
import { day, nothing, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every database must do with what is several rows and is taken back as a whole. */
export function withdrawContract(name: string, open: OpenStores): void {
  describe(`${name}, where several rows are taken back`, () => {
    const rows = sampleRows('withdraw');
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
    const caseRow = (): CaseRow => ({
      tag: rows.bytes(sizes.id),
      revision: rows.id(),
      diaryMark: rows.bytes(sizes.id),
      diaryThread: rows.bytes(sizes.id),
      envelope: rows.bytes(sizes.case),
    });
    const entry = (): AuditEntry => ({
      id: rows.id(),
      day: day('2026-11-24'),
      event: 'sent_withdrawn',
      member: rows.id(),
    });
    const fresh = (count: number): PoolRow[] =>
      Array.from({ length: count }, () => rows.poolRow(epoch));
    /** So many rows, two of them with copies, and what takes them back. */
    const sends = async (count: number, ofCase?: CaseRow) => {
      const copies = [record(), record()];
      const sent = fresh(count).map((row, n) => ({ ...row, copy: copies[n] }));
      const deed = ofCase && { case: { from: undefined, to: ofCase } };
      const put = await stores.pool.put(sent, rows.submission(), undefined, undefined, deed);
      expect(put).toBe('stored');
      const slots = sent.map(({ slot }) => slot);
      const back: Withdrawal = { drop: { slots, copies, case: ofCase?.tag }, covers: fresh(count) };
      return { slots, copies, back };
    };
    const standsWhole = async ({ slots, copies, back }: Awaited<ReturnType<typeof sends>>) => {
      expect(await stores.pool.taken(slots)).toEqual(slots.map(() => true));
      expect(await stores.deskRecords.stored(copies.map(({ tag }) => tag))).toEqual([true, true]);
      const covers = back.covers.map(({ slot }) => slot);
      expect(await stores.pool.taken(covers)).toEqual(covers.map(() => false));
    };
    /** An entry that is there already: it would fail if it were written. */
    const written = async (): Promise<AuditEntry> => {
      const same = entry();
      await stores.staff.audit(same);
      return same;
    };

    it('takes all of them out, with their copies, and puts as many others in', async () => {
      const { slots, copies, back } = await sends(12);
      expect(await stores.pool.withdraw(back, entry())).toBe(true);
      expect(await stores.pool.taken(slots)).toEqual(slots.map(() => false));
      expect(await stores.deskRecords.stored(copies.map(({ tag }) => tag))).toEqual([false, false]);
      expect(await stores.pool.release(rows.epoch(), async () => nothing)).toBe(12);
    });

    it('does it once, by whoever is first', async () => {
      const { back } = await sends(5);
      const other = { ...back, covers: fresh(5) };
      const done = await Promise.all([
        stores.pool.withdraw(back, entry()),
        stores.pool.withdraw(other, entry()),
      ]);
      expect([...done].sort()).toEqual([false, true]);
      expect(await stores.pool.release(rows.epoch(), async () => nothing)).toBe(5);
    });

    it.each([
      ['a slot that nothing has', ({ slots }: Withdrawal['drop']) => [...slots, rows.bytes(32)]],
      ['a slot twice', ({ slots }: Withdrawal['drop']) => [...slots, ...slots.slice(0, 1)]],
    ])('does nothing with %s', async (_, slotsOf) => {
      const sent = await sends(4);
      const { drop } = sent.back;
      const wrong = { ...sent.back, drop: { ...drop, slots: slotsOf(drop) } };
      expect(await stores.pool.withdraw(wrong, await written())).toBe(false);
      await standsWhole(sent);
    });

    it('does nothing where one copy is another one, or there is none', async () => {
      const sent = await sends(4);
      const { drop } = sent.back;
      const [first, second] = sent.copies;
      for (const other of [{ ...second!, envelope: rows.bytes(sizes.record) }, record()]) {
        const wrong = { ...sent.back, drop: { ...drop, copies: [first!, other] } };
        expect(await stores.pool.withdraw(wrong, await written())).toBe(false);
        await standsWhole(sent);
      }
    });

    it('does nothing once the epoch has ended, though a new one runs', async () => {
      const { back } = await sends(4);
      const next = rows.epoch();
      await stores.pool.release(next, async () => nothing);
      const late = { ...back, covers: [rows.poolRow(next)] };
      expect(await stores.pool.withdraw(late, await written())).toBe(false);
      expect(await stores.pool.waits()).toBe(false);
    });

    it('takes a case’s record out with them, or nothing where there is none', async () => {
      const ofCase = caseRow();
      const sent = await sends(3, ofCase);
      const { drop } = sent.back;
      const wrong = { ...sent.back, drop: { ...drop, case: rows.bytes(sizes.id) } };
      expect(await stores.pool.withdraw(wrong, await written())).toBe(false);
      await standsWhole(sent);
      expect(await stores.cases.rows([ofCase.tag])).toEqual([ofCase]);
      expect(await stores.pool.withdraw(sent.back, entry())).toBe(true);
      expect(await stores.cases.rows([ofCase.tag])).toEqual([undefined]);
    });

    it('undoes what a thread’s row and its case’s record say, if they are as they were', async () => {
      const thread = rows.thread();
      await releaseRows(stores.pool, rows, { threads: [thread] });
      epoch = await stores.pool.epoch(async () => rows.epoch());
      const known = caseRow();
      const kept = { case: { from: undefined, to: known } };
      await stores.pool.put([], rows.submission(), undefined, undefined, kept);
      const sent = await sends(3);
      const to = { ...thread, revision: rows.id(), state: rows.bytes(sizes.state) };
      const after = { ...known, revision: rows.id(), envelope: rows.bytes(sizes.case) };
      const [note, ofCase] = [record(), { from: known.revision, to: after }];
      const undone = { ...sent.back, thread: { of: thread, to }, case: ofCase, record: note };
      const overtaken: readonly Withdrawal[] = [
        { ...undone, thread: { of: { ...thread, revision: rows.id() }, to } },
        { ...undone, case: { ...ofCase, from: rows.id() } },
        { ...undone, record: sent.copies[0]!, drop: { ...sent.back.drop, copies: [] } },
      ];
      for (const wrong of overtaken) {
        expect(await stores.pool.withdraw(wrong, await written())).toBe(false);
        await standsWhole(sent);
        expect(await stores.threads.byId(thread.id)).toEqual(thread);
        expect(await stores.cases.rows([known.tag])).toEqual([known]);
      }
      expect(await stores.pool.withdraw(undone, entry())).toBe(true);
      expect(await stores.threads.byId(thread.id)).toEqual(to);
      expect(await stores.cases.rows([known.tag])).toEqual([after]);
      expect(await stores.deskRecords.stored([note.tag])).toEqual([true]);
    });
  });
}
