import { DataSource } from 'typeorm';
import type { MssqlLocation } from '../../db/location';
import { mssqlOptions, mssqlSource } from '../../db/mssql/source';
import { mssqlUnits } from '../../db/mssql/units';
import { openDatabase } from '../../db/open-database';
import { StoreError } from '../../db/store-error';
import type { UnitOfWork } from '../../db/unit-of-work';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';
import { sampleRows } from './sample-rows';

describe('units of work on SQL Server', () => {
  const rows = sampleRows('mssql units');
  let server: TdsServer;
  let location: MssqlLocation;
  let units: UnitOfWork;

  beforeEach(async () => {
    server = await startTdsServer();
    location = server.newDatabase();
    await (await openDatabase(location)).close();
    units = mssqlUnits(await mssqlSource(location).initialize());
    server.asked.length = 0;
  });
  afterEach(async () => {
    await units.close();
    await server.close();
  });

  const submit = () => {
    const record = rows.record();
    return units.write(({ deskRecord }) => deskRecord.insert(record).then(() => record));
  };
  const count = () => units.read(({ deskRecord }) => deskRecord.count());
  const begun = () => server.asked.filter(({ text }) => text === 'BEGIN').length;

  it('take their lock first, and end with the transaction that holds it', async () => {
    await submit();
    expect(server.asked.map(({ text }) => text)).toEqual([
      'BEGIN',
      expect.stringMatching(/vissla:write.*'Exclusive'.*'Transaction'/),
      expect.stringMatching(/^INSERT INTO "desk_record"/),
      'COMMIT',
    ]);
  });

  it('show a read from inside what they have written, and nobody else', async () => {
    const row = rows.record();
    const find = () => units.read(({ deskRecord }) => deskRecord.existsBy({ tag: row.tag }));
    let outside: Promise<boolean> | undefined;
    const meanwhile = new Promise<void>((resolve) => {
      setImmediate(() => {
        outside = find();
        resolve();
      });
    });
    await units.write(async ({ deskRecord }) => {
      await deskRecord.insert(row);
      expect(await find()).toBe(true);
      await meanwhile;
      expect(await outside).toBe(false);
    });
    expect(await find()).toBe(true);
  });

  it('refuse a write from inside', async () => {
    for (const kind of ['write', 'read'] as const)
      await units[kind](async () => {
        await expect(submit()).rejects.toMatchObject({ code: 'store_nested' });
      });
  });

  it('leave nothing when they fail, and pass on the error of others', async () => {
    const other = new Error('other');
    const failing = units.write(async ({ deskRecord }) => {
      await deskRecord.insert(rows.record());
      throw other;
    });
    await expect(failing).rejects.toBe(other);
    expect(await count()).toBe(0);
    await submit();
  });

  it('end when they fail while another of their statements is under way', async () => {
    const row = rows.record();
    await submit();
    const failing = units.write(async ({ deskRecord }) => {
      await deskRecord.insert(row);
      await Promise.all([deskRecord.insert(row), deskRecord.count(), deskRecord.count()]);
    });
    await expect(failing).rejects.toMatchObject({ code: 'store_unique' });
    expect(server.asked.at(-1)?.text).toBe('ROLLBACK');
    await submit();
    expect(await count()).toBe(2);
  });

  it.each(['ROLLBACK', 'COMMIT'])(
    'never use a connection again that a %s failed on: its transaction may be open, with its locks',
    async (end) => {
      await submit();
      server.fail(new RegExp(end), 50_000);
      const failing = units.write(async ({ deskRecord }) => {
        await deskRecord.insert(rows.record());
        if (end === 'ROLLBACK') throw new StoreError('store_conflict');
      });
      // More than the pool has connections: somebody waits for the one that fails.
      const others = Array.from({ length: 12 }, submit);
      const code = end === 'ROLLBACK' ? 'store_conflict' : 'store_refused';
      await expect(failing).rejects.toMatchObject({ code });
      await Promise.all(others);
      expect(await count()).toBe(13);
    },
  );

  describe('are tried again', () => {
    it('when Azure moves the database, or the server chose them to end a deadlock, three times in all', async () => {
      server.fail(/^INSERT INTO "desk_record"/, 40613);
      await submit();
      expect([await count(), begun()]).toEqual([1, 2]);
      server.asked.length = 0;

      server.fail(/^INSERT INTO "desk_record"/, 1205, 2);
      await submit();
      expect([await count(), begun()]).toEqual([2, 3]);
      server.fail(/^INSERT INTO "desk_record"/, 1205, 3);
      await expect(submit()).rejects.toMatchObject({ code: 'store_busy' });
      expect([await count(), begun()]).toEqual([2, 6]);
    });

    it('when the connection is lost before anything is durable', async () => {
      server.fail(/^INSERT INTO "desk_record"/, 'disconnect');
      await submit();
      expect([await count(), begun()]).toEqual([1, 2]);
      server.fail(/BEGIN/, 'disconnect');
      await submit();
      expect(await count()).toBe(2);
      server.fail(/^SELECT COUNT/, 'disconnect');
      expect(await count()).toBe(2);
    });
  });

  describe('are not tried again', () => {
    it.each([
      ['the connection is lost at the very end', /COMMIT/, 'disconnect', 'store_unavailable'],
      ['Azure moves the database at the very end', /COMMIT/, 40197, 'store_moving'],
      ['another held the lock for too long', /sp_getapplock/, 'no lock', 'store_busy'],
    ] as const)('when %s: they may be durable', async (_, statement, how, code) => {
      server.fail(statement, how);
      const error: unknown = await submit().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code });
      if (code === 'store_moving') expect(error).toMatchObject({ passes: false });
      expect(begun()).toBe(1);
      await submit();
    });

    it('when a statement takes too long', async () => {
      const options = { ...mssqlOptions(location, 'work'), requestTimeout: 200 };
      const impatient = mssqlUnits(await new DataSource(options).initialize());
      server.fail(/^SELECT COUNT/, 'silence');
      const counted = impatient.read(({ deskRecord }) => deskRecord.count());
      await expect(counted).rejects.toMatchObject({ code: 'store_busy' });
      expect(await impatient.read(({ deskRecord }) => deskRecord.count())).toBe(0);
      await impatient.close();
    });
  });

  it('wait with closing for what is under way, and refuse what comes later', async () => {
    const [first, second] = [submit(), count()];
    await Promise.all([units.close(), units.close()]);
    await first;
    await second;
    await expect(submit()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(count()).rejects.toMatchObject({ code: 'store_unavailable' });
    await server.quiet();
  });
});
