import type { CaseRow } from '../../bot/ports/case-records';
import type { Deed } from '../../bot/ports/pool';
import { sizes } from '../../db/sizes';
import { carries, releaseRows, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every database must do with cases' own records. */
export function caseRecordsContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of cases’ records`, () => {
    const rows = sampleRows('case-records');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const record = (changes: Partial<CaseRow> = {}): CaseRow => ({
      tag: rows.bytes(sizes.id),
      revision: rows.id(),
      diaryMark: rows.bytes(sizes.id),
      diaryThread: rows.bytes(sizes.id),
      envelope: rows.bytes(sizes.case),
      ...changes,
    });
    const does = (of: NonNullable<Deed['case']>) => carries(stores.pool, { case: of });
    const keeps = async (to: CaseRow): Promise<CaseRow> => {
      expect(await does({ from: undefined, to })).toBe(true);
      return to;
    };

    it('gives what is asked for, in that order', async () => {
      const [one, two] = [await keeps(record()), await keeps(record())];
      const tags = [two.tag, rows.bytes(sizes.id), one.tag];
      expect(await stores.cases.rows(tags)).toEqual([two, undefined, one]);
      expect(await stores.cases.revisions(tags)).toEqual([two.revision, undefined, one.revision]);
    });

    it('finds all that have a number’s mark', async () => {
      const mark = rows.bytes(sizes.id);
      const some = [
        await keeps(record({ diaryMark: mark })),
        await keeps(record({ diaryMark: mark })),
      ];
      await keeps(record());
      const found = await stores.cases.numbered([rows.bytes(sizes.id), mark]);
      const threads = found.map(({ diaryThread }) => Buffer.from(diaryThread).toString('hex'));
      const wanted = some.map(({ diaryThread }) => Buffer.from(diaryThread).toString('hex'));
      expect(threads.sort()).toEqual(wanted.sort());
      expect(found.every(({ diaryMark }) => Buffer.compare(diaryMark, mark) === 0)).toBe(true);
    });

    it('puts a record in the place of the one that was read, once, by whoever is first', async () => {
      const first = await keeps(record());
      const change = (): CaseRow => record({ tag: first.tag });
      const [one, two] = [change(), change()];
      const from = first.revision;
      const done = await Promise.all([does({ from, to: one }), does({ from, to: two })]);
      expect([...done].sort()).toEqual([false, true]);
      const now = done[0] ? one : two;
      expect(await stores.cases.rows([first.tag])).toEqual([now]);
    });

    it('begins a record once, and changes none that is not there', async () => {
      const first = await keeps(record());
      const again = record({ tag: first.tag });
      expect(await does({ from: undefined, to: again })).toBe(false);
      const other = record();
      expect(await does({ from: rows.id(), to: other })).toBe(false);
      expect(await stores.cases.rows([first.tag, other.tag])).toEqual([first, undefined]);
    });

    it('goes with its thread', async () => {
      const [thread, kept] = [rows.thread(), await keeps(record())];
      const gone = await keeps(record());
      await releaseRows(stores.pool, { threads: [thread] });
      await stores.threads.remove(thread.id, [gone.tag]);
      expect(await stores.cases.revisions([gone.tag, kept.tag])).toEqual([
        undefined,
        kept.revision,
      ]);
    });
  });
}
