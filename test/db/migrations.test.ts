import { migrate, undoNewestMigration } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { sqliteUnits } from '../../db/unit-of-work';
import { openTemporarySource, type TemporarySource } from '../support/databases/open-source';
import { countRows, fillTables } from './fill-tables';
import { crossesMemberAddress } from './member-address';
import { sampleRows } from './sample-rows';

describe('the migrations', () => {
  const rows = sampleRows('migrations');
  let opened: TemporarySource;

  beforeEach(async () => {
    opened = await openTemporarySource();
  });
  afterEach(() => opened.remove());

  const schema = () =>
    opened.source.query<unknown[]>('SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 2');
  const filled = () => countRows(opened.source);
  const fill = () => fillTables(sqliteUnits(opened.source), rows);

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

  it('keep every member when the address gets narrower, and cut what is none', async () => {
    await fill();
    await crossesMemberAddress(opened.source);
    const indices = await opened.source.query<{ name: string }[]>('PRAGMA index_list("member")');
    expect(indices).toHaveLength(3);
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
