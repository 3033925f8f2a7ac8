import { rmSync, statSync } from 'node:fs';
import type { Id } from '../../bot/domain/ids';
import { sizes } from '../../db/sizes';
import { sqliteSource } from '../../db/sqlite/source';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { canBeCarved, type Guess, judgeOrder, offsetsOf, stolenBytes } from './carve';
import { day, passRows, type SampleRows, sampleRows } from './sample-rows';

const pageSize = 32768;
const reports = 24;
/** One in 150,000 coins lies farther off; the noise is seeded, so the outcome is the same every time. */
const likeACoin = 4.5;

/** Where what arrived lies in the file, in the order of its arrival; one list a pass. */
type Arrivals = readonly (readonly number[])[];

/**
 * The guesses that a reader of the file can make: by place, by page, and by place on a page (SQLite fills
 * pages from their end).
 */
const guesses: Readonly<Record<string, (arrivals: Arrivals) => Guess>> = {
  'by place in the file': judgeOrder,
  'by page, from the end of each': (arrivals) =>
    judgeOrder(arrivals.map((offsets) => offsets.map(fromPageEnd))),
  'on one page alone': (arrivals) =>
    judgeOrder(arrivals.flatMap((offsets) => perPage(offsets).map((own) => own.map((at) => -at)))),
};

const fromPageEnd = (offset: number): number =>
  Math.floor(offset / pageSize) * pageSize + (pageSize - (offset % pageSize));

/** What an image is written over, if anything is there. */
const from = (revision: Id | undefined) => (revision === undefined ? {} : { from: revision });

function perPage(offsets: readonly number[]): number[][] {
  const pages = new Map<number, number[]>();
  for (const offset of offsets) {
    const page = Math.floor(offset / pageSize);
    pages.set(page, [...(pages.get(page) ?? []), offset]);
  }
  return [...pages.values()].filter((own) => own.length > 1);
}

/** So many threads with a message each, and the pass that brings them. */
const filedThreads = (
  rows: SampleRows,
  count: number,
  changes?: Parameters<SampleRows['thread']>[0],
) =>
  Array.from({ length: count }, () => ({
    row: rows.thread(changes),
    message: { candidates: [rows.bytes(16)], envelope: rows.bytes(6192) },
  }));
const asPass = (threads: ReturnType<typeof filedThreads>) => ({
  threads: threads.map(({ row }) => row),
  messages: threads.map(({ message }) => message),
});

/** Files reports in a known order, several passes in a row, and finds what became of them in the file. */
async function fileAndSteal(rows: SampleRows, passes: number) {
  const { database, path, remove } = await openTemporaryDatabase();
  const found = { messages: [] as number[][], threads: [] as number[][] };
  for (let pass = 0; pass < passes; pass++) {
    const arrived = filedThreads(rows, reports);
    // Handed over in the order of arrival, the worst that a caller can do.
    await passRows(database.pool, asPass(arrived));
    const stolen = stolenBytes(path);
    const only = (bytes: Uint8Array): number => {
      const offsets = offsetsOf(stolen, bytes);
      expect(offsets.length).toBe(1);
      return offsets[0] ?? -1;
    };
    found.messages.push(arrived.map(({ message }) => only(message.envelope)));
    found.threads.push(arrived.map(({ row }) => only(row.keys)));
  }
  await remove();
  return found;
}

describe('the file, read byte by byte', () => {
  describe('tells no order within a pass', () => {
    const messages: number[][] = [];
    const threads: number[][] = [];

    beforeAll(async () => {
      const rows = sampleRows('carving');
      for (let database = 0; database < 8; database++) {
        const found = await fileAndSteal(rows, 5);
        messages.push(...found.messages);
        threads.push(...found.threads);
      }
    });

    it.each(Object.keys(guesses))('guessed %s', (guess) => {
      for (const arrivals of [messages, threads]) {
        const { accuracy, deviations } = guesses[guess]!(arrivals);
        expect(deviations).toBeLessThan(likeACoin);
        expect(accuracy).toBeGreaterThan(0.44);
        expect(accuracy).toBeLessThan(0.56);
      }
    });
  });

  describe('would tell it, by the same measure', () => {
    /** Puts noise into a table in the order of its arrival, as a careless store would. */
    async function careless(table: string, length: number, groups: number): Promise<number[][]> {
      const rows = sampleRows(`careless ${table}`);
      const { path, database, remove } = await openTemporaryDatabase();
      await database.close();
      const arrivals: number[][] = [];
      for (let group = 0; group < groups; group++) {
        const source = sqliteSource(`${path}-${group}`);
        await source.initialize();
        await source.query(table);
        const noise = Array.from({ length: reports }, () => rows.bytes(length));
        for (const one of noise) {
          const row = [rows.bytes(16), one].map((bytes) => Buffer.from(bytes));
          await source.query('INSERT INTO "careless" VALUES (?, ?)', row);
        }
        await source.destroy();
        const stolen = stolenBytes(`${path}-${group}`);
        arrivals.push(noise.map((one) => offsetsOf(stolen, one)[0] ?? -1));
        rmSync(`${path}-${group}`);
      }
      await remove();
      return arrivals;
    }

    it('if the tables had a rowid', async () => {
      const table = 'CREATE TABLE "careless" ("tag" blob, "envelope" blob)';
      const arrivals = await careless(table, sizes.message, 4);
      const { accuracy, deviations } = guesses['by page, from the end of each']!(arrivals);
      expect(deviations).toBeGreaterThan(likeACoin);
      expect(accuracy).toBeGreaterThan(0.95);
    });

    it('if rows went in as they came, even under random keys', async () => {
      const table =
        'CREATE TABLE "careless" ("tag" blob PRIMARY KEY, "envelope" blob) WITHOUT ROWID';
      const arrivals = await careless(table, sizes.state + sizes.keys, 12);
      const { accuracy, deviations } = guesses['on one page alone']!(arrivals);
      expect(deviations).toBeGreaterThan(likeACoin);
      expect(accuracy).toBeGreaterThan(0.6);
    });
  });

  it('holds no image that two beats have followed, neither in the file nor in the log', async () => {
    const rows = sampleRows('image carving');
    const { database, path, remove } = await openTemporaryDatabase();
    const beats = Array.from({ length: 8 }, () => rows.bytes(2 ** 19));
    const places: (Id | undefined)[] = [undefined, undefined];
    for (const [n, image] of beats.entries()) {
      const place = n % 2 === 0 ? 0 : 1;
      const written = rows.image('pool', place, { image, ...from(places[place]) });
      await database.pool.write((tx) => tx.write([written], 0));
      places[place] = written.revision;
      const stolen = stolenBytes(path);
      expect(canBeCarved(stolen, image)).toBe(true);
      for (const older of beats.slice(0, Math.max(0, n - 1)))
        expect(canBeCarved(stolen, older)).toBe(false);
    }
    await remove();
  });

  it('leaves the log at one size, beat by beat', async () => {
    const rows = sampleRows('log');
    const { database, path, remove } = await openTemporaryDatabase();
    const places: (Id | undefined)[] = [undefined, undefined];
    const lengths = new Set<number>();
    for (let n = 0; n < 64; n++) {
      const place = n % 2 === 0 ? 0 : 1;
      const written = rows.image('pool', place, from(places[place]));
      await database.pool.write((tx) => tx.write([written], n));
      expect(database.pool.isLogBegun()).toBe(true);
      places[place] = written.revision;
      // The first beats make the two rows and the pages that they lie on.
      if (n >= 4) lengths.add(statSync(`${path}-wal`).size);
    }
    expect(lengths.size).toBe(1);
    await remove();
  });

  it('says that the log was not begun again while somebody reads, and does so with the next beat', async () => {
    const rows = sampleRows('reader');
    const { database, path, remove } = await openTemporaryDatabase();
    const first = rows.image('pool', 0);
    await database.pool.write((tx) => tx.write([first], 0));
    const reader = await sqliteSource(path).initialize();
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM "pool"');
    const second = rows.image('pool', 0, { from: first.revision });
    await database.pool.write((tx) => tx.write([second], 0));
    expect(database.pool.isLogBegun()).toBe(false);
    await reader.query('COMMIT');
    await reader.destroy();
    const third = rows.image('pool', 0, { from: second.revision });
    await database.pool.write((tx) => tx.write([third], 0));
    expect(database.pool.isLogBegun()).toBe(true);
    await remove();
  });

  it('holds nothing of a thread under its old id once a pass has moved it', async () => {
    const rows = sampleRows('move carving');
    const { database, path, remove } = await openTemporaryDatabase();
    const threads = filedThreads(rows, 40, { desk: 'hr' });
    await passRows(database.pool, asPass(threads));
    const moved = threads.filter((_, at) => at % 2 === 0);
    await passRows(database.pool, {
      removals: moved.map(({ row, message }) => ({ id: row.id, tags: message.candidates })),
      threads: moved.map(({ row: { reference, blindIndex } }) =>
        rows.thread({ reference, blindIndex }),
      ),
      messages: moved.map(() => ({ candidates: [rows.bytes(16)], envelope: rows.bytes(6192) })),
    });
    const after = stolenBytes(path);
    const old = moved.flatMap(({ row, message }) => [row.state, row.keys, message.envelope]);
    expect(old.filter((one) => canBeCarved(after, one))).toEqual([]);
    await remove();
  });

  it('holds nothing of a thread and of a draft key once they are gone', async () => {
    const rows = sampleRows('removal carving');
    const { database, path, remove } = await openTemporaryDatabase();
    const threads = filedThreads(rows, 40);
    // In two passes, so that pages were split after the first rows had found their places.
    for (const half of [threads.slice(0, 20), threads.slice(20)])
      await passRows(database.pool, asPass(half));
    const key = await database.draftKeys.getOrCreate(day('2026-11-24'), rows.bytes(92));
    const gone = threads.filter((_, at) => at % 2 === 0);
    for (const { row, message } of gone) await database.threads.remove(row.id, message.candidates);
    await database.draftKeys.destroyBefore(day('2026-12-01'));
    const after = stolenBytes(path);
    const noise = gone.flatMap(({ row: { state, keys, blindIndex }, message }) => [
      ...[state, keys, blindIndex, message.envelope],
    ]);
    expect([key, ...noise].filter((one) => canBeCarved(after, one))).toEqual([]);
    await remove();
  });
});
