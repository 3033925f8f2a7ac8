import { deriveKeyPair } from '../../bot/crypto/hpke';
import type { Day, Month } from '../../bot/domain/day';
import type { KeeperPool } from '../../bot/keeper/pass/pool';
import { tidy } from '../../bot/keeper/upkeep/tidy';
import { markThread } from '../../bot/keys/month-mark';
import { createWindows } from '../../bot/platform/windows';
import type { PassWrites, PoolStore } from '../../bot/ports/pool-store';
import type { ThreadRow, ThreadStore } from '../../bot/ports/threads';
import type { Database } from '../../db/open-database';
import { sizes } from '../../db/sizes';
import { nothing, sampleRows } from '../db/sample-rows';
import { deployment, fileThread, openWorkshop, type Workshop } from '../sealing/workshop';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { disposals } from '../support/disposals';
import { keeperWorld } from '../support/houses/keeper-world';
import { poolOf } from '../support/houses/pool-of';

const reporter = deriveKeyPair(Buffer.alloc(32, 3));

/** The pool of a workshop on a database. */
const poolIn = (
  { vault, clock }: Workshop,
  database: Pick<Database, 'pool'>,
): Promise<KeeperPool> => poolOf({ stores: { vault, deployment, database }, clock });

/** Stores what a pass makes. */
const passes = (pool: PoolStore, made: Partial<PassWrites>): Promise<void> =>
  pool.write((tx) => tx.pass({ ...nothing, ...made }));

/** A row that says nothing any more, and that the product put under its month. */
const marked = async ({ vault }: Workshop, row: ThreadRow): Promise<ThreadRow> => {
  const mark = markThread((await vault.get('witness-key'))!, row);
  return { ...row, keys: Buffer.concat([row.keys.subarray(0, -mark.length), mark]) };
};

/** The upkeep of a workshop, in a world of what is given. */
const upkeep = (
  { clock, draftKeys, prepareDays, months, destroyMonth, ...workshop }: Workshop,
  given: Parameters<typeof keeperWorld>[0],
) =>
  tidy(
    keeperWorld({
      ...{ clock, draftKeys, prepareDays, months, destroyMonth },
      threadSealer: workshop.upkeepThreads,
      messages: workshop.messages,
      windows: createWindows({ policy: 'at-once' }, clock),
      records: workshop.records,
      caseSealer: workshop.cases,
      disposal: disposals,
      ...given,
    }),
  );

describe("the day's upkeep", () => {
  it('lets others have their turn between some of very many threads and the next, and forgets none', async () => {
    const rows = sampleRows('tidy');
    const { database, remove } = await openTemporaryDatabase();
    const workshop = await openWorkshop();
    const expired = '2026-10' as Month;
    const threads = await Promise.all(
      Array.from({ length: 401 }, () => marked(workshop, rows.thread({ expiry: expired }))),
    );
    await passes(database.pool, { threads: [rows.thread(), ...threads] });
    const left: number[] = [];
    const faults: string[] = [];
    await upkeep(workshop, {
      threads: database.threads,
      pool: await poolIn(workshop, database),
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

  const opensUpkeep = async () => {
    const rows = sampleRows('tidy');
    const { database, remove } = await openTemporaryDatabase();
    const workshop = await openWorkshop();
    const faults: unknown[] = [];
    const filed = async (given: Partial<ThreadRow>) => {
      const { expiry } = given;
      if (expiry !== undefined) {
        await workshop.vault.getOrCreate(`shred-${expiry}`, () => rows.bytes(32));
        await workshop.refresh();
      }
      const place = { id: rows.id(), revision: rows.id(), blindIndex: rows.bytes(32) };
      const reference = rows.reference();
      return fileThread(workshop, reporter, { ...place, reference, ...given });
    };
    const pool = await poolIn(workshop, database);
    const tidies = (threads: ThreadStore = database.threads) =>
      upkeep(workshop, {
        threads,
        pool,
        deskRecords: database.deskRecords,
        journal: { fault: (_, error) => void faults.push(error) },
        pause: () => Promise.resolve(),
      });
    return { rows, database, remove, workshop, faults, filed, tidies };
  };

  it('moves the others in the same hour when one thread has changed meanwhile', async () => {
    const { database, remove, faults, filed, tidies } = await opensUpkeep();
    const { threads, pool } = database;
    const earlier = '2028-11' as Month;
    const made: ThreadRow[] = [];
    for (let left = 3; left > 0; left--) made.push((await filed({ expiry: earlier })).row);
    await passes(pool, { threads: made });
    // One of them goes after it was read.
    const [gone] = made;
    const changing: ThreadStore = {
      ...threads,
      rewrap: async (some) => {
        await threads.remove(gone!.id, []);
        await threads.rewrap(some);
      },
    };
    await tidies(changing);
    expect(await threads.expiryMonths()).toEqual(['2028-12']);
    expect(await threads.count()).toBe(2);
    expect(faults).toEqual([]);
    await remove();
  });

  it('leaves a thread alone whose month somebody set back, and destroys that month all the same', async () => {
    const { rows, database, remove, workshop, filed, tidies } = await opensUpkeep();
    const { row } = await filed({});
    const before = '2026-10' as Month;
    const gone = '2026-01' as Month;
    await workshop.vault.getOrCreate(`shred-${before}`, () => new Uint8Array(32).fill(5));
    await workshop.refresh();
    // A copy of it, as it was tried.
    const { id, reference, blindIndex } = rows.thread();
    await passes(database.pool, {
      threads: [
        { ...row, expiry: before },
        { ...row, id, reference, blindIndex, expiry: gone },
      ],
    });
    await tidies();
    expect((await database.threads.expiryMonths()).toSorted()).toEqual([gone, before]);
    expect(await workshop.vault.names('shred-2026')).toEqual([]);
    // Set right again, it is there as it was.
    const [kept] = await database.threads.byIds([row.id]);
    expect(await workshop.threads.openState({ ...kept!, expiry: row.expiry })).toBeDefined();
    await remove();
  });

  it('deletes an expired thread of which a message is damaged, with all of its messages', async () => {
    const { rows, database, remove, workshop, faults, filed, tidies } = await opensUpkeep();
    const { row, dataKeys } = await filed({ expiry: '2026-10' as Month });
    const tags = workshop.messages.tags(dataKeys.common, 'reporter', 0, 2);
    const envelope = rows.bytes(sizes.message);
    const messages = tags.map((tag) => ({ candidates: [tag], envelope }));
    const feedbackOn = '2026-01-01' as Day;
    const closed = { status: 'closed', unanswered: false, excluded: [], feedbackOn } as const;
    const state = workshop.threads.sealState(row, closed);
    await passes(database.pool, { threads: [{ ...row, state }], messages });
    // And with what its desk kept for itself.
    const notes = workshop.records.noteTags(dataKeys.internal, 0, 2);
    for (const tag of notes) {
      const record = { tag, envelope: rows.bytes(sizes.record) };
      await database.pool.write((tx) => tx.applyWrites({ record }, undefined));
    }
    const { id: thread, desk } = row;
    const of = { thread, desk, revision: rows.id() };
    const to = workshop.cases.seal(dataKeys.internal, of, { number: 'KS 2026/1' });
    const writes = { case: { from: undefined, to } };
    await database.pool.write((tx) => tx.applyWrites(writes, undefined));
    await tidies();
    expect(await database.cases.rows([to.tag])).toEqual([undefined]);
    expect(await database.deskRecords.stored(notes)).toEqual([false, false]);
    expect(await database.threads.expiryMonths()).toEqual([]);
    expect(await database.threads.messages(tags)).toEqual([undefined, undefined]);
    expect(faults).toEqual([]);
    await remove();
  });
});
