import { migrate, undoNewestMigration } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { createDeskKeys } from '../../db/stores/desk-keys';
import { createDraftKeys } from '../../db/stores/draft-keys';
import { createInstallation } from '../../db/stores/installation';
import { createPeople } from '../../db/stores/people';
import { createPool } from '../../db/stores/pool';
import { sqliteUnits } from '../../db/unit-of-work';
import { openTemporarySource, type TemporarySource } from '../support/open-source';
import { day, releaseRows, sampleRows } from './sample-rows';

describe('the migrations', () => {
  const rows = sampleRows('migrations');
  let opened: TemporarySource;

  beforeEach(async () => {
    opened = await openTemporarySource();
  });
  afterEach(() => opened.remove());

  const schema = () =>
    opened.source.query<unknown[]>('SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 2');
  const filled = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      await Promise.all(
        opened.source.entityMetadatas.map(async ({ tableName }) => {
          const [row] = await opened.source.query<{ n: number }[]>(
            `SELECT count(*) AS "n" FROM "${tableName}"`,
          );
          return [tableName, row?.n ?? 0] as const;
        }),
      ),
    );

  /** At least one row in every table. */
  async function fill(): Promise<void> {
    const units = sqliteUnits(opened.source);
    const pool = createPool(units);
    const people = createPeople(units);
    const today = day('2026-11-24');
    await createInstallation(units).create({ deployment: rows.bytes(16), kind: 'trial' });
    await createDeskKeys(units).getOrCreate({
      desk: 'hr',
      publicKey: rows.bytes(32),
      sealedPrivateKey: rows.bytes(92),
      sealedQueueKey: rows.bytes(92),
    });
    await createDraftKeys(units).getOrCreate(today, rows.bytes(92));
    await releaseRows(pool, rows, {
      threads: [rows.thread()],
      messages: [{ candidates: [rows.bytes(16)], envelope: rows.bytes(6192) }],
    });
    const epoch = await pool.epoch(async () => rows.epoch());
    await pool.put([rows.poolRow(epoch)], rows.submission());
    for (const locator of ['AAAA', 'BBBB']) {
      const secretHash = rows.bytes(32);
      const title = 'Kommunjurist';
      await people.invite({ locator, secretHash, desk: 'hr', title, expiresAt: 2 });
      if (locator === 'BBBB') break;
      await people.redeem({
        locator,
        secretHash,
        who: { messenger: 'teams', tenant: 't', user: 'u', address: 'a' },
        member: rows.id(),
        now: 1,
        audit: { id: rows.id(), day: today },
      });
    }
  }

  it('go up, down and up again over filled tables', async () => {
    const fresh = await schema();
    await fill();
    for (const [table, count] of Object.entries(await filled())) {
      expect([table, count]).toEqual([table, expect.any(Number)]);
      expect(count).toBeGreaterThan(0);
    }
    for (let left = migrations.length; left > 0; left--) await undoNewestMigration(opened.source);
    expect(await schema()).toEqual([expect.objectContaining({ name: 'migration' })]);
    await migrate(opened.source);
    expect(await schema()).toEqual(fresh);
    await fill();
    expect(Object.values(await filled()).every((count) => count > 0)).toBe(true);
    expect(await opened.source.query('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('run once', async () => {
    await fill();
    const before = await filled();
    await migrate(opened.source);
    expect(await filled()).toEqual(before);
  });

  it('have names that end in their place', () => {
    const names = migrations.map((Migration) => new Migration().name);
    expect(names).toEqual(migrations.map(({ name }) => name));
    expect(names.map((name) => name.slice(-13))).toEqual(
      names.map((name) => name.slice(-13)).sort(),
    );
    for (const name of names) expect(name).toMatch(/^[A-Za-z]+\d{13}$/);
  });

  it('are taken back whole when one fails', async () => {
    const before = await schema();
    await expect(
      migrate(opened.source).then(async () => {
        await opened.source.query(`DELETE FROM "migration"`);
        await migrate(opened.source);
      }),
    ).rejects.toThrow();
    expect(await schema()).toEqual(before);
    expect(await opened.source.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });
});
