import { sqliteSource } from '../../db/sqlite/source';
import { sqliteUnits } from '../../db/sqlite/units';
import { createPool } from '../../db/stores/pool';
import { openTemporarySource } from '../support/databases/open-source';
import { canBeCarved, stolenBytes } from './carve';
import { nothing, sampleRows } from './sample-rows';

describe('emptying the log', () => {
  it('is made up for after the next write when another reader was in the way', async () => {
    const rows = sampleRows('wipe');
    const { path, source, remove } = await openTemporarySource();
    const pool = createPool(sqliteUnits(source));
    const epoch = await pool.epoch(async () => rows.epoch());
    const row = rows.poolRow(epoch);
    await pool.put([row], rows.submission());

    const reader = await sqliteSource(path).initialize();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM "pool"');
    expect(await pool.release(rows.epoch(), async () => nothing)).toBe(1);
    expect(canBeCarved(stolenBytes(path), row.envelope)).toBe(true);

    await reader.query('COMMIT');
    const next = await pool.epoch(async () => rows.epoch());
    expect(await pool.put([rows.poolRow(next)], rows.submission())).toBe('stored');
    expect(canBeCarved(stolenBytes(path), row.envelope)).toBe(false);
    await reader.destroy();
    await remove();
  });
});
