import { addDays, addToMonth, type Day, monthOf } from '../../bot/domain/day';
import { expiryOfOpen } from '../../bot/domain/retention';
import { systemClock } from '../../bot/platform/clock';
import { inspectDatabase } from '../../db/inspect-database';
import { sqliteSource } from '../../db/sqlite/source';
import { carries, passRows, sampleRows } from '../db/sample-rows';
import { openTemporaryDatabase, type TemporaryDatabase } from '../support/databases/open-database';
import { undoNewestMigration } from '../support/databases/undo-newest-migration';
import { type Ran, runCommand } from '../support/houses/run-command';

let opened: TemporaryDatabase;
beforeEach(async () => {
  opened = await openTemporaryDatabase();
});
afterEach(() => opened.remove());

const vissla = (...words: readonly string[]): Promise<Ran> =>
  runCommand(words, { VISSLA_DATABASE_URL: `sqlite:${opened.path}` });

interface Status {
  readonly desks: Record<string, { members: number; waiting: number; openThreads: number }>;
  readonly expiryMonths: readonly string[];
  readonly draftKeyDays: readonly string[];
  readonly unreached: number;
  readonly migrations: Record<string, number>;
  readonly versions: Record<string, string>;
}
const status = async (): Promise<Status> =>
  JSON.parse((await vissla('status', '--json')).out) as Status;

describe('status', () => {
  // Of one moment, so that midnight does not come between.
  const now = Date.now();
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const today = systemClock().today();
  const yesterday = addDays(today, -1);
  const expiry = expiryOfOpen(today);

  it('says what an empty installation is', async () => {
    const { code, out } = await vissla('status');
    expect(code).toBe(0);
    expect(out).toContain('Desk whistleblowing: members not counted, open threads');
    expect(out).toContain('Pass: not known before the first start.');
    expect(out).toMatch(/Migrations: \d+ run, 0 pending/);
    expect((await status()).versions.node).toBe(process.versions.node);
  });

  it('counts what was filed before today, by desk', async () => {
    const rows = sampleRows('status');
    await passRows(opened.database.pool, {
      threads: [
        rows.thread({ expiry, filedOn: yesterday }),
        rows.thread({ expiry, filedOn: yesterday }),
        rows.thread({ expiry: addToMonth(expiry, -1), filedOn: addDays(today, -30), desk: 'hr' }),
        rows.thread({ expiry: addToMonth(expiry, -7), filedOn: addDays(today, -300) }),
      ],
    });
    const seen = await status();
    expect(seen.desks.whistleblowing?.openThreads).toBe(2);
    expect(seen.desks.hr?.openThreads).toBe(1);
    expect(seen.expiryMonths).toEqual([addToMonth(expiry, -7), addToMonth(expiry, -1), expiry]);
  });

  it('does not change when somebody opens a dialog, sends or files today', async () => {
    const rows = sampleRows('today');
    const { pool } = opened.database;
    const images = [rows.image('pool', 0), rows.image('pool', 1)] as const;
    await pool.write((tx) => tx.write(images, 0));
    await passRows(opened.database.pool, {
      threads: [rows.thread({ expiry, filedOn: yesterday })],
    });
    const before = (await vissla('status')).out;
    const later = rows.image('pool', 0, { from: images[0].revision, image: rows.bytes(2 ** 19) });
    await pool.write((tx) => tx.write([later], Date.now() + 3_600_000));
    expect((await vissla('status')).out).toBe(before);
    await opened.database.draftKeys.getOrCreate(today, rows.bytes(92));
    await passRows(opened.database.pool, {
      threads: [rows.thread({ expiry, filedOn: today })],
    });
    expect((await vissla('status')).out).toBe(before);
    await opened.database.draftKeys.getOrCreate(yesterday, rows.bytes(92));
    expect((await status()).draftKeyDays).toEqual([yesterday]);
  });

  it('counts members who were not reached since yesterday, and nobody of today', async () => {
    const rows = sampleRows('notices');
    const notice = (day: Day) => ({ member: rows.id(), mark: rows.id(), day });
    await passRows(opened.database.pool, {
      threads: [],
      notices: [notice(yesterday), notice(today)],
    });
    expect((await vissla('status')).out).toContain(
      'Members whom no messenger has reached since yesterday: 1.\n',
    );
    expect((await status()).unreached).toBe(1);
  });

  it('knows a desk of which nobody has opened what came more than 14 days ago', async () => {
    const rows = sampleRows('unopened');
    const figures = () =>
      inspectDatabase({ kind: 'sqlite', path: opened.path }, (inspection) =>
        inspection.figures([expiry], today),
      );
    const [old, other] = [15, 14].map((age) =>
      rows.thread({ expiry, filedOn: addDays(today, -age) }),
    );
    await passRows(opened.database.pool, { threads: [other!] });
    expect((await figures()).unopened).toEqual([]);
    await passRows(opened.database.pool, { threads: [old!] });
    expect((await figures()).unopened).toEqual(['whistleblowing']);
    const reading = {
      id: rows.id(),
      day: today,
      event: 'thread_opened',
      member: rows.id(),
    } as const;
    await carries(opened.database.pool, undefined, { ...reading, thread: old!.id });
    expect((await figures()).unopened).toEqual([]);
  });

  it('holds no time that is finer than a day, and nothing of one thread', async () => {
    const rows = sampleRows('fine');
    const thread = rows.thread({ expiry, filedOn: yesterday });
    await passRows(opened.database.pool, { threads: [thread] });
    for (const { out } of [await vissla('status'), await vissla('status', '--json')]) {
      expect(out).not.toMatch(/\d\d:\d\d|T\d\d/);
      for (const secret of [thread.id, thread.reference, yesterday]) {
        expect(out).not.toContain(secret);
      }
    }
    expect(monthOf(yesterday)).not.toBe(expiry);
  });
});

describe('migrate', () => {
  const undo = async (): Promise<void> => {
    const source = sqliteSource(opened.path);
    await source.initialize();
    await undoNewestMigration(source);
    await source.destroy();
  };

  it('has nothing to do where the bot has started', async () => {
    const { code, out } = await vissla('migrate');
    expect(code).toBe(0);
    expect(out).toMatch(/^The database is up to date \(migrations: \d+\)\.\n$/);
    expect(await vissla('migrate', '--check')).toMatchObject({ code: 0, out });
  });

  it('says what is to be done with --check, and does it without', async () => {
    await undo();
    const pending = await vissla('migrate', '--check');
    expect(pending.code).toBe(1);
    expect(pending.out).toMatch(/^To be run: \w+\n$/);
    expect((await status()).migrations.pending).toBe(1);
    expect((await vissla('status')).out).toContain('nothing else was looked at');

    const done = await vissla('migrate');
    expect(done).toMatchObject({ code: 0, out: pending.out.replace('To be run', 'Run') });
    expect((await status()).migrations.pending).toBe(0);
    await undo();
    expect(JSON.parse((await vissla('migrate', '--json')).out)).toMatchObject({
      run: [/: (\w+)/.exec(pending.out)?.[1]],
    });
  });

  it('leaves a database of a newer version alone', async () => {
    const source = sqliteSource(opened.path);
    await source.initialize();
    await source.query(
      `INSERT INTO "migration" ("name", "timestamp") VALUES ('FromTheFuture1896083200001', 1896083200001)`,
    );
    await source.destroy();
    for (const words of [['migrate'], ['migrate', '--check']]) {
      expect(await vissla(...words)).toMatchObject({
        code: 1,
        out: '',
        error: expect.stringContaining('written by a newer version') as string,
      });
    }
    const { error } = await vissla('migrate', '--json');
    expect(JSON.parse(error)).toMatchObject({ code: 'refused' });
    expect((await status()).migrations.unknown).toBe(1);
  });
});
