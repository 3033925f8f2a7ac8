import { DataSource } from 'typeorm';
import { mssqlOptions } from '../../db/mssql/source';
import { mssqlUnits } from '../../db/mssql/units';
import { openDatabase } from '../../db/open-database';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';
import { sampleRows } from './sample-rows';

/** A process that was frozen for longer than a statement may take finds that out first. */
describe('a statement that waited too long', () => {
  const rows = sampleRows('frozen');
  let server: TdsServer;
  let now: number;
  let ends: number;
  let units: ReturnType<typeof mssqlUnits>;

  beforeEach(async () => {
    server = await startTdsServer();
    const location = server.newDatabase();
    await (await openDatabase(location)).close();
    const options = { ...mssqlOptions(location, 'work'), requestTimeout: 200 };
    [now, ends] = [0, 0];
    units = mssqlUnits(await new DataSource(options).initialize(), () => now);
    units.writeLock.onOvertaken(() => ends++);
  });
  afterEach(async () => {
    await units.close();
    await server.close();
  });

  /** Writes, and meanwhile is frozen at a statement for a minute. */
  const writes = async (kind: RegExp, how: 'silence' | 1222, meanwhile = () => undefined) => {
    server.before(kind, () => {
      now += 60_000;
      meanwhile();
      return Promise.resolve();
    });
    server.fail(kind, how);
    return units.write(({ deskRecord }) => deskRecord.insert(rows.record()));
  };
  const takesOver = (): undefined => {
    expect(server.takeOver()).toBe(1);
  };
  const count = () => units.read(({ deskRecord }) => deskRecord.count());

  it.each([
    ['INSERT', /^INSERT INTO "desk_record"/, 'silence'],
    ['INSERT, for a lock', /^INSERT INTO "desk_record"/, 1222],
    ['COMMIT', /^COMMIT$/, 'silence'],
  ] as const)(
    'ends the process when the server has undone all meanwhile, at %s',
    async (_, kind, how) => {
      await expect(writes(kind, how, takesOver)).rejects.toMatchObject({ code: 'store_overtaken' });
      expect([ends, await count()]).toEqual([1, 0]);
    },
  );

  it('ends no process that has kept its lock', async () => {
    const written = writes(/^INSERT INTO "desk_record"/, 'silence');
    await expect(written).rejects.toMatchObject({ code: 'store_busy' });
    expect([ends, await count()]).toEqual([0, 0]);
  });
});
