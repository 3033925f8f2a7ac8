import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../db/open-database';
import { sqliteSource } from '../../db/sqlite/source';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { openTemporarySource } from '../support/databases/open-source';
import { carries, day, releaseRows, sampleRows } from './sample-rows';

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
    expect([dirname(path), path, `${path}-wal`, `${path}-shm`].map(mode)).toEqual([
      '700',
      '600',
      '600',
      '600',
    ]);
    await remove();
  });

  it('keeps everything for the next start', async () => {
    const path = join(folder, 'vissla.db');
    const first = await openFile(path);
    expect(await first.installation.get()).toBeUndefined();
    const installation = { deployment: rows.bytes(16), kind: 'production' } as const;
    await first.installation.create(installation);
    const thread = rows.thread();
    await releaseRows(first.pool, { threads: [thread] });
    const deskKey = {
      label: 'whistleblowing-v1',
      desk: 'whistleblowing',
      publicKey: rows.bytes(32),
      sealedPrivateKey: rows.bytes(92),
      sealedQueueKey: rows.bytes(92),
    } as const;
    expect(await first.deskKeys.ofDesk('whistleblowing')).toEqual([]);
    await first.deskKeys.create(deskKey);
    await first.close();

    const second = await openFile(path);
    expect(await second.installation.get()).toEqual(installation);
    await expect(second.installation.create(installation)).rejects.toMatchObject({
      code: 'store_unique',
    });
    expect(await second.threads.byId(thread.id)).toEqual(thread);
    const another = { ...deskKey, publicKey: rows.bytes(32) };
    await second.deskKeys.create(another);
    expect(await second.deskKeys.ofDesk('whistleblowing')).toEqual([deskKey]);
    expect(await second.deskKeys.ofDesk('hr')).toEqual([]);
    await second.close();
  });

  it('waits with closing for what is under way, and refuses what comes later', async () => {
    const database = await openFile(join(folder, 'vissla.db'));
    const written = carries(database.pool, { record: rows.record() });
    await database.close();
    expect(await written).toBe(true);
    await expect(database.pool.look()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(carries(database.pool, { record: rows.record() })).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await database.close();
  });

  it('sets what keeps the file silent and durable', async () => {
    const { source, remove } = await openTemporarySource();
    const setting = async (name: string): Promise<unknown> => {
      const [row] = await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
      return Object.values(row ?? {})[0];
    };
    expect({
      page_size: await setting('page_size'),
      journal_mode: await setting('journal_mode'),
      synchronous: await setting('synchronous'),
      secure_delete: await setting('secure_delete'),
      auto_vacuum: await setting('auto_vacuum'),
      busy_timeout: await setting('busy_timeout'),
    }).toEqual({
      page_size: 32768,
      journal_mode: 'wal',
      synchronous: 2,
      secure_delete: 1,
      auto_vacuum: 0,
      busy_timeout: 5000,
    });
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

    it('a database that a newer version wrote', async () => {
      const path = join(folder, 'vissla.db');
      await (await openFile(path)).close();
      const source = await sqliteSource(path).initialize();
      await source.query(`INSERT INTO "migration" VALUES ('Later1999999999999', 1999999999999)`);
      await source.destroy();
      expect(await refused(path)).toMatchObject({ code: 'store_newer' });
    });
  });
});
