import { fencedStatement } from '../../db/mssql/statements';
import { StoreError } from '../../db/store-error';
import { watchLock } from '../../db/watch-lock';
import { onTheWire } from '../support/databases/places';
import { goesBy } from '../support/days-pass';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;
/** What a statement writes, and where; none of one that reads. */
const kindOf = (text: string): string | undefined =>
  /^(?:(?:INSERT INTO|UPDATE|DELETE FROM) "\w+"|COMMIT$)/.exec(text)?.[0];

/** What a pass writes. */
const ofPass = [
  ...['INSERT INTO "thread"', 'INSERT INTO "message"', 'UPDATE "thread"', 'INSERT INTO "notice"'],
  ...['UPDATE "pool"', 'UPDATE "carried"', 'UPDATE "pool_key"', 'COMMIT'],
];

/**
 * A process is frozen at one of its statements, the server undoes its transaction, and another process takes
 * the write lock. SQL Server refuses what the first one then sends; the wire's server does it, so that only
 * the fence is in the way.
 */
describe('a process that has lost the write lock', () => {
  let office: TestVissla;
  let place: Awaited<ReturnType<typeof onTheWire>>;
  let other: Awaited<ReturnType<TestVissla['anotherProcess']>>;
  let ended = 0;
  /** Freezes the process at the next statement of a kind, and lets `meanwhile` happen. */
  let freezeAt: (
    kind: string | undefined,
    meanwhile: () => Promise<unknown>,
  ) => () => string | undefined;

  beforeEach(async () => {
    place = await onTheWire();
    office = await openVissla({ on: place, passes: daily, staffed: true });
    office.stores.database.writeLock.onOvertaken(() => ended++);
    other = await office.anotherProcess(daily);
    let at: string | undefined;
    let doing: () => Promise<unknown> = () => Promise.resolve();
    let frozen: string | undefined;
    place.server.before(/./, async (text) => {
      if (at === undefined || kindOf(text) !== at) return;
      [at, frozen] = [undefined, text];
      if (place.server.takeOver() !== 1) throw new Error('nobody had the lock');
      await doing();
    });
    freezeAt = (kind, meanwhile) => {
      [at, doing, frozen, ended] = [kind, meanwhile, undefined, 0];
      return () => frozen;
    };
  });
  afterEach(() => office.close());

  const threads = async () => {
    const { threads: stored } = office.stores.database;
    return stored.count();
  };

  const runningKey = async () => {
    const { keys } = await office.stores.database.pool.read();
    return keys.find(({ role }) => role === 'running')?.name;
  };

  it('writes nothing in a beat, at whichever statement, and what it was to send is sent once', async () => {
    const reportCodes: string[] = [];
    for (const kind of ['UPDATE "pool"', 'COMMIT']) {
      const frozen = freezeAt(kind, async () => {
        reportCodes.push((await files(other.person(`Siri ${kind}`), 'Annan.')).reportCode);
      });
      reportCodes.push((await files(office.person(`Maja ${kind}`), 'Rapport.')).reportCode);
      expect(frozen()).toContain(kind);
      expect(ended).toBe(1);
    }
    await goesBy(office, { days: 1 });
    for (const reportCode of reportCodes) {
      const { page } = await opensReport(office.person('Reader'), reportCode);
      expect(page.items).toHaveLength(1);
    }
    expect(await threads()).toBe(reportCodes.length);
  });

  it('makes no pass that another has made before it got the lock', async () => {
    await files(office.person('Maja'), 'Rapport.');
    office.clock.advance({ days: 1 });
    let made: unknown;
    let isFirst = true;
    const { pool } = office.stores.database;
    // The first lock to write that the pass asks for.
    place.server.before(/vissla:write/, async () => {
      if (!isFirst) return;
      isFirst = false;
      other.vissla.pass.soon();
      await other.vissla.pass.whenIdle();
      made = await pool.read();
    });
    await office.passes();
    expect(await threads()).toBe(1);
    expect(await pool.read()).toEqual(made);
  });

  it('writes nothing in a pass, at whichever statement, over the pass of the other', async () => {
    const reportCodes: string[] = [];
    const passes = async (at: string | undefined) => {
      reportCodes.push(
        (await files(office.person('Maja'), `Rapport ${reportCodes.length}.`)).reportCode,
      );
      office.clock.advance({ days: 1 });
      let running: unknown;
      const frozen = freezeAt(at, async () => {
        other.vissla.pass.soon();
        await other.vissla.pass.whenIdle();
        running = await runningKey();
      });
      place.server.asked.length = 0;
      await office.passes();
      expect(await threads()).toBe(reportCodes.length);
      const reached = frozen();
      expect(reached === undefined).toBe(at === undefined);
      if (at === undefined) return;
      expect(ended).toBe(1);
      expect(await runningKey()).toBe(running);
    };
    await passes(undefined);
    await passes(undefined);
    const asked = place.server.asked.map(({ text }) => kindOf(text));
    const kinds = [...new Set(asked.filter((text) => text !== undefined))];
    expect(kinds).toEqual(expect.arrayContaining(ofPass));
    for (const kind of ofPass) await passes(kind);
    for (const reportCode of reportCodes) {
      const { page } = await opensReport(office.person('Reader'), reportCode);
      expect(page.items).toHaveLength(1);
    }
  });
});

describe('the fence', () => {
  it('compares the holder in each statement that writes, and in no other', () => {
    const held = 'EXISTS (SELECT 1 FROM "write_lock" WHERE "holder" = @4)';
    expect(fencedStatement('UPDATE "a" SET "b" = @0 WHERE "c" = @1 OR "d" = @2', 4)).toBe(
      `UPDATE "a" SET "b" = @0 WHERE ("c" = @1 OR "d" = @2) AND ${held}`,
    );
    expect(fencedStatement('DELETE FROM "a"', 4)).toBe(`DELETE FROM "a" WHERE ${held}`);
    expect(fencedStatement('INSERT INTO "a"("b", "c") VALUES (@0, DEFAULT), (@2, @3)', 4)).toBe(
      `INSERT INTO "a"("b", "c") SELECT @0, NULL WHERE ${held} UNION ALL SELECT @2, @3 WHERE ${held}`,
    );
    expect(fencedStatement('SELECT "a" FROM "b" WHERE "c" = @0', 4)).toBeUndefined();
  });
});

describe('the watch over the write lock', () => {
  const lost = new StoreError('store_unavailable', { passes: true });

  it('ends the process that loses its connection after more than ten seconds with the lock', async () => {
    for (const [held, code] of [
      [10_000, 'store_unavailable'],
      [60_000, 'store_overtaken'],
    ] as const) {
      let now = 0;
      const ends: string[] = [];
      const watch = watchLock(() => now);
      watch.onOvertaken(() => ends.push('ended'));
      const write = watch.turn((given) => {
        given();
        now += held;
        return Promise.reject(lost);
      });
      await expect(write).rejects.toMatchObject({ code });
      expect(ends).toEqual(code === 'store_overtaken' ? ['ended'] : []);
    }
  });

  it('says that another process holds it once somebody has waited for more than ten seconds', async () => {
    let now = 0;
    const watch = watchLock(() => now);
    const waits = () =>
      watch.turn(() => {
        now += 8_000;
        return Promise.reject(new StoreError('store_busy'));
      });
    await expect(waits()).rejects.toMatchObject({ code: 'store_busy' });
    expect(watch.isHeldUp()).toBe(false);
    await expect(waits()).rejects.toMatchObject({ code: 'store_busy' });
    expect(watch.isHeldUp()).toBe(true);
    await watch.turn((given) => Promise.resolve(given()));
    expect(watch.isHeldUp()).toBe(false);
    // A server that is away is no lock.
    await expect(watch.turn(() => Promise.reject(lost))).rejects.toBe(lost);
    now += 60_000;
    expect(watch.isHeldUp()).toBe(false);
  });
});
