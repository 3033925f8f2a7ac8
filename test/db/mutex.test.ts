import type { DataSource } from 'typeorm';
import { createMutex } from '../../bot/domain/mutex';
import { bindTables } from '../../db/schema/tables';
import { inTransaction } from '../../db/sqlite/transaction';
import { sqliteUnits } from '../../db/sqlite/units';
import type { UnitOfWork } from '../../db/unit-of-work';
import { openTemporarySource } from '../support/databases/open-source';
import { gate } from '../support/gate';
import { sampleRows } from './sample-rows';

type Units = Pick<UnitOfWork, 'read' | 'write'>;

/** What TypeORM does by itself: everybody at once on one connection. */
function withoutMutex(source: DataSource): Units {
  const tables = bindTables(source.manager);
  return {
    read: (work) => work(tables),
    write: (work) => inTransaction(source, () => work(tables)),
  };
}

describe('the mutex', () => {
  it('runs one at a time, in order, also after a failure', async () => {
    const mutex = createMutex();
    const steps: string[] = [];
    const work = (name: string) =>
      mutex(async () => {
        steps.push(`${name} begins`);
        await Promise.resolve();
        steps.push(`${name} ends`);
        if (name === 'b') throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([work('a'), work('b'), work('c')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  describe('around every access to SQLite', () => {
    const rows = sampleRows('mutex');
    let source: DataSource;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ source, remove } = await openTemporarySource());
    });
    afterEach(() => remove());

    /**
     * One unit of work fails at its end; while it is open, others write single rows and are told that these
     * are stored. Gives how many of those acknowledged rows are there afterwards.
     */
    async function acknowledgedAndKept(units: Units) {
      const { passed: hasBegun, open: begun } = gate();
      const failing = units.write(async ({ deskRecord }) => {
        await deskRecord.insert(rows.record());
        begun();
        for (let turn = 0; turn < 200; turn++) await Promise.resolve();
        throw new Error('rolled back');
      });
      const failed = expect(failing).rejects.toThrow('rolled back');
      await Promise.race([hasBegun, failed]);
      const writes = await Promise.allSettled(
        Array.from({ length: 8 }, async () => {
          const row = rows.record();
          // A single statement, as a plain insert would be.
          await units.read(async ({ deskRecord }) => deskRecord.insert(row));
          return row.tag;
        }),
      );
      await failed;
      const acknowledged = writes.flatMap((write) =>
        write.status === 'fulfilled' ? [write.value] : [],
      );
      const kept = await Promise.all(
        acknowledged.map((tag) => units.read(({ deskRecord }) => deskRecord.existsBy({ tag }))),
      );
      return { acknowledged: kept.length, kept: kept.filter(Boolean).length };
    }

    it('acknowledged writes are lost without it', async () => {
      const { acknowledged, kept } = await acknowledgedAndKept(withoutMutex(source));
      expect(acknowledged).toBeGreaterThan(0);
      expect(kept).toBeLessThan(acknowledged);
    });

    it('none is lost with it', async () => {
      expect(await acknowledgedAndKept(sqliteUnits(source))).toEqual({ acknowledged: 8, kept: 8 });
    });

    it('overlapping transactions fail without it, and keep their own outcome with it', async () => {
      const three = (units: Units) =>
        Promise.allSettled(
          [1, 2, 3].map((number) =>
            units.write(async ({ deskRecord }) => {
              const row = rows.record();
              await deskRecord.insert(row);
              if (number === 2) throw new Error('rolled back');
              return row.tag;
            }),
          ),
        );
      const without = await three(withoutMutex(source));
      expect(without.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(1);

      const units = sqliteUnits(source);
      const before = await units.read(({ deskRecord }) => deskRecord.count());
      const outcomes = await three(units);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await units.read(({ deskRecord }) => deskRecord.count())).toBe(before + 2);
    });

    it('a read sees nothing of a transaction that is still open', async () => {
      const units = sqliteUnits(source);
      const row = rows.record();
      const seen: boolean[] = [];
      await Promise.allSettled([
        units.write(async ({ deskRecord }) => {
          await deskRecord.insert(row);
          throw new Error('rolled back');
        }),
        units
          .read(({ deskRecord }) => deskRecord.existsBy({ tag: row.tag }))
          .then((found) => seen.push(found)),
      ]);
      expect(seen).toEqual([false]);
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
});
