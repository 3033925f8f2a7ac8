import type { DataSource } from 'typeorm';
import { sqliteUnits } from '../../db/sqlite/units';
import { openTemporarySource } from '../support/databases/open-source';
import { gate } from '../support/gate';
import { sampleRows } from './sample-rows';

describe('the mutex around every access to SQLite', () => {
  const rows = sampleRows('mutex');
  let source: DataSource;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ source, remove } = await openTemporarySource());
  });
  afterEach(() => remove());

  it('loses no write that was acknowledged while another unit of work failed', async () => {
    const units = sqliteUnits(source);
    const { passed: hasBegun, open: begun } = gate();
    const failing = units.write(async ({ deskRecord }) => {
      await deskRecord.insert(rows.record());
      begun();
      for (let turn = 0; turn < 200; turn++) await Promise.resolve();
      throw new Error('rolled back');
    });
    const failed = expect(failing).rejects.toThrow('rolled back');
    await Promise.race([hasBegun, failed]);
    const acknowledged = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const row = rows.record();
        // A single statement, as a plain insert would be.
        await units.read(async ({ deskRecord }) => deskRecord.insert(row));
        return row.tag;
      }),
    );
    await failed;
    for (const tag of acknowledged)
      expect(await units.read(({ deskRecord }) => deskRecord.existsBy({ tag }))).toBe(true);
  });

  it('work that outlives its unit waits its turn like everybody', async () => {
    const units = sqliteUnits(source);
    let late: Promise<boolean> | undefined;
    const { passed, open: go } = gate();
    const row = rows.record();
    await units.write(async () => {
      late = passed.then(() =>
        units.read(({ deskRecord }) => deskRecord.existsBy({ tag: row.tag })),
      );
    });
    const other = units.write(async ({ deskRecord }) => {
      go();
      await deskRecord.insert(row);
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      throw new Error('rolled back');
    });
    await expect(other).rejects.toThrow('rolled back');
    expect(await late).toBe(false);
  });
});
