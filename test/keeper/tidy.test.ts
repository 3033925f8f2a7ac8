import type { Month } from '../../bot/domain/day';
import { tidy } from '../../bot/keeper/tidy';
import { releaseRows, sampleRows } from '../db/sample-rows';
import { openWorkshop } from '../sealing/workshop';
import { openTemporaryDatabase } from '../support/open-database';

describe("the day's upkeep of very many threads", () => {
  it('lets others have their turn between some and the next, and forgets none', async () => {
    const rows = sampleRows('tidy');
    const { database, remove } = await openTemporaryDatabase();
    const workshop = await openWorkshop();
    const expired = '2026-10' as Month;
    const threads = Array.from({ length: 401 }, () => rows.thread({ expiry: expired }));
    await releaseRows(database.pool, rows, { threads: [rows.thread(), ...threads] });
    const left: number[] = [];
    const faults: string[] = [];
    await tidy({
      ...workshop,
      threads: database.threads,
      threadSealer: workshop.threads,
      pool: database.pool,
      desks: ['whistleblowing', 'hr'],
      journal: { fault: (module) => void faults.push(module) },
      pause: async () => {
        left.push((await database.threads.ofDesk('whistleblowing', [expired])).length);
      },
    });
    // First all of them are looked through for open ones, then they are deleted.
    expect(left).toEqual([401, 401, 201, 1]);
    expect((await database.threads.expiryMonths()).length).toBe(1);
    expect(new Set(faults)).toEqual(new Set(['thread', 'keeper']));
    await remove();
  });
});
