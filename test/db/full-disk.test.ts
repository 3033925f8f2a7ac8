import { sqliteUnits } from '../../db/sqlite/units';
import { createPoolStore } from '../../db/stores/pool';
import { testBook } from '../support/databases/audit-chain';
import { openTemporarySource, type TemporarySource } from '../support/databases/open-source';
import { carries, sampleRows } from './sample-rows';

describe('a database that cannot be written', () => {
  const rows = sampleRows('full disk');
  let opened: TemporarySource;
  let pool: ReturnType<typeof createPoolStore>;

  beforeEach(async () => {
    opened = await openTemporarySource();
    pool = createPoolStore(sqliteUnits(opened.source), testBook());
    await pool.write((tx) => tx.write([rows.image('pool', 0), rows.image('pool', 1)], 0));
  });
  afterEach(() => opened.remove());

  const pragma = (setting: string) => opened.source.query<object[]>(`PRAGMA ${setting}`);
  const countRecords = () =>
    opened.source.query<object[]>('SELECT count(*) AS "records" FROM "desk_record"');
  /** One beat: the older image is written over, and five records of desks go with it. */
  const beats = async (): Promise<void> => {
    await pool.write(async (tx) => {
      for (let n = 0; n < 5; n++) await tx.applyWrites({ record: rows.record() }, undefined);
      const from = tx.rows.pool[0]?.revision ?? rows.id();
      await tx.write([rows.image('pool', 0, { from })], 0);
    });
  };
  /** Beats until one fails; all of a beat is stored, or nothing of it. */
  const beatsUntilItFails = async (): Promise<{ stored: number; code: string }> => {
    for (let stored = 0; stored < 500; stored++) {
      try {
        await beats();
      } catch (error) {
        return { stored, code: (error as { code: string }).code };
      }
    }
    throw new Error('it never failed');
  };

  it('because the disk is full keeps all that was called stored and nothing in part', async () => {
    const [{ page_count: pages }] = (await pragma('page_count')) as [{ page_count: number }];
    await pragma(`max_page_count = ${pages + 20}`);
    const { stored, code } = await beatsUntilItFails();
    expect(code).toBe('store_full');
    expect(stored).toBeGreaterThan(0);
    expect(await countRecords()).toEqual([{ records: 5 * stored }]);
    expect(await pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);

    await pragma('max_page_count = 1000000');
    await beats();
    expect(await countRecords()).toEqual([{ records: 5 * stored + 5 }]);
  });

  it('because the disk is full still writes images: a beat takes no further room', async () => {
    await pool.write((tx) => tx.setAside('pool', rows.image('pool', 0)));
    const [{ page_count: pages }] = (await pragma('page_count')) as [{ page_count: number }];
    await pragma(`max_page_count = ${pages}`);
    for (let n = 0; n < 20; n++)
      await pool.write((tx) => {
        const from = tx.rows.pool[0]?.revision ?? rows.id();
        return tx.write([rows.image('pool', 0, { from })], n);
      });
    expect((await pool.look()).fastUntil).toBe(19);
  });

  it('because it is read-only says so with the same code, and can be read', async () => {
    await pragma('query_only = ON');
    expect(await beatsUntilItFails()).toEqual({ stored: 0, code: 'store_full' });
    await expect(carries(pool, { record: rows.record() })).rejects.toMatchObject({
      code: 'store_full',
    });
    expect((await pool.read()).pool).toHaveLength(2);
    await pragma('query_only = OFF');
    await beats();
  });
});
