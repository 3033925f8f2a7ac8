import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../db/open-database';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { openTemporarySource } from '../support/databases/open-source';
import { carries, day, sampleRows } from './sample-rows';

const openFile = (path: string) => openDatabase({ kind: 'sqlite', path });

describe('opening a database', () => {
  const rows = sampleRows('open');
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes folder and file for the owner alone', async () => {
    const { path, database, remove } = await openTemporaryDatabase();
    await database.draftKeys.getOrCreate(day('2026-11-24'), rows.bytes(92));
    const mode = (name: string) => (statSync(name).mode & 0o777).toString(8);
    const made = [dirname(path), path, `${path}-wal`, `${path}-shm`].map(mode);
    expect(made).toEqual(['700', '600', '600', '600']);
    await remove();
  });

  it('waits with closing for what is under way, and refuses what comes later', async () => {
    const database = await openFile(join(folder, 'vissla.db'));
    const written = carries(database.pool, { record: rows.record() });
    await database.close();
    expect(await written).toBe(true);
    for (const late of [
      () => database.pool.look(),
      () => carries(database.pool, { record: rows.record() }),
    ])
      await expect(late()).rejects.toMatchObject({ code: 'store_unavailable' });
    await database.close();
  });

  it('sets what keeps the file silent and durable', async () => {
    const { source, remove } = await openTemporarySource();
    for (const [name, value] of Object.entries({
      page_size: 32768,
      journal_mode: 'wal',
      synchronous: 2,
      secure_delete: 1,
      auto_vacuum: 0,
      busy_timeout: 5000,
    })) {
      const [row] = await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
      expect([name, ...Object.values(row ?? {})]).toEqual([name, value]);
    }
    await remove();
  });

  describe('refuses', () => {
    const refused = (path: string) => openFile(path).catch((error: unknown) => error);

    it('a file that is no database', async () => {
      const path = join(folder, 'vissla.db');
      writeFileSync(path, 'not a database, but a long enough text to be taken for one'.repeat(99));
      expect(await refused(path)).toMatchObject({ code: 'store_corrupt' });
    });

    it('a folder', async () => {
      mkdirSync(join(folder, 'vissla.db'));
      const error = await refused(join(folder, 'vissla.db'));
      expect(error).toMatchObject({ code: 'store_unavailable', message: 'store_unavailable' });
    });
  });
});
