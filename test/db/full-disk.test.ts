import { sqliteUnits } from '../../db/sqlite/units';
import { createPool } from '../../db/stores/pool';
import { testBook } from '../support/databases/audit-chain';
import { openTemporarySource, type TemporarySource } from '../support/databases/open-source';
import { nothing, sampleRows } from './sample-rows';

describe('a database that cannot be written', () => {
  const rows = sampleRows('full disk');
  let opened: TemporarySource;
  let pool: ReturnType<typeof createPool>;

  beforeEach(async () => {
    opened = await openTemporarySource();
    pool = createPool(sqliteUnits(opened.source), testBook());
    const epoch = await pool.epoch(async () => rows.epoch());
    expect(await pool.put([rows.poolRow(epoch)], rows.submission())).toBe('stored');
  });
  afterEach(() => opened.remove());

  const pragma = (setting: string) => opened.source.query<object[]>(`PRAGMA ${setting}`);
  const counts = () =>
    opened.source.query<object[]>(
      'SELECT (SELECT count(*) FROM pool) AS pool, (SELECT count(*) FROM submission) AS submission',
    );
  /** Puts rows of five places until it fails; all five with their submission, or none of them. */
  const putUntilItFails = async (): Promise<{ stored: number; code: string }> => {
    const epoch = await pool.epoch(async () => rows.epoch());
    for (let stored = 0; stored < 500; stored++) {
      try {
        const five = Array.from({ length: 5 }, () => rows.poolRow(epoch));
        expect(await pool.put(five, rows.submission())).toBe('stored');
      } catch (error) {
        return { stored, code: (error as { code: string }).code };
      }
    }
    throw new Error('it never failed');
  };

  it('because the disk is full keeps all that was called stored and nothing by halves', async () => {
    const [{ page_count: pages }] = (await pragma('page_count')) as [{ page_count: number }];
    await pragma(`max_page_count = ${pages + 20}`);
    const { stored, code } = await putUntilItFails();
    expect(code).toBe('store_full');
    expect(stored).toBeGreaterThan(0);
    expect(await counts()).toEqual([{ pool: 1 + 5 * stored, submission: 1 + stored }]);
    expect(await pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await pragma('foreign_key_check')).toEqual([]);

    await pragma('max_page_count = 1000000');
    expect(await pool.release(rows.epoch(), async () => nothing)).toBe(1 + 5 * stored);
    const epoch = await pool.epoch(async () => rows.epoch());
    expect(await pool.put([rows.poolRow(epoch)], rows.submission())).toBe('stored');
  });

  it('because it is read-only says so with the same code, and can be read', async () => {
    await pragma('query_only = ON');
    expect(await putUntilItFails()).toEqual({ stored: 0, code: 'store_full' });
    await expect(pool.release(rows.epoch(), async () => nothing)).rejects.toMatchObject({
      code: 'store_full',
    });
    expect(await pool.waits()).toBe(true);
    await pragma('query_only = OFF');
    expect(await pool.release(rows.epoch(), async () => nothing)).toBe(1);
  });
});
