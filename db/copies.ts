import { closeSync, fsyncSync, openSync } from 'node:fs';
import type BetterSqlite from 'better-sqlite3';
import { fromDriver } from './driver-errors';
import { attachCopy, checkPages, copyInto } from './sqlite/statements';

/** How long a copy waits for another process's transaction, in milliseconds. */
const patience = 5000;

/**
 * Copies an SQLite file, beside the bot that runs on it, into a file that is not there yet: mode 0600,
 * freshly laid out (so that nothing of the order of rows or of what was deleted comes along), and on the disk
 * when this resolves. Throws a `StoreError`; what is at `to` then is to be removed.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  closeSync(openSync(to, 'wx', 0o600));
  await reading(from, (database) => {
    database.prepare(copyInto).run(to);
  });
  const copy = openSync(to, 'r');
  fsyncSync(copy);
  closeSync(copy);
}

/** Whether SQLite finds every page of a file right. */
export async function isWhole(path: string): Promise<boolean> {
  try {
    return await reading(path, (database) => {
      return database.prepare(checkPages).pluck().get() === 'ok';
    });
  } catch (error) {
    if (fromDriver(error).code === 'store_corrupt') return false;
    throw error;
  }
}

/** What one file has of an installation that an older copy of it has not, and the other way round. */
export interface Differences {
  /**
   * Threads, messages with what desks keep for themselves, images of what waits for the release, and deeds in
   * the audit that the copy lacks. What an image holds nobody can say here.
   */
  readonly threads: number;
  readonly messages: number;
  readonly images: number;
  readonly deeds: number;
  /** People of the desks whom the copy does not know, and whom it knows alone. */
  readonly joined: number;
  readonly left: number;
}

/** Counts what would be lost if `copy` took the place of `there`; both have the tables of one version. */
export function compareCopies(there: string, copy: string): Promise<Differences> {
  return reading(there, (database) => {
    database.prepare(attachCopy).run(copy);
    const missing = (table: string, key: string, from = 'main', of = 'copy'): number =>
      database
        .prepare<[], number>(
          `SELECT count(*) FROM ${from}."${table}" WHERE "${key}" NOT IN (SELECT "${key}" FROM ${of}."${table}")`,
        )
        .pluck()
        .get() ?? 0;
    return {
      threads: missing('thread', 'id'),
      messages: missing('message', 'tag') + missing('desk_record', 'tag'),
      images: missing('pool', 'revision') + missing('carried', 'revision'),
      deeds: missing('audit', 'id'),
      joined: missing('member', 'id'),
      left: missing('member', 'id', 'copy', 'main'),
    };
  });
}

/** The last day, up to `today`, of which a file says anything. (A day's keys are drawn the day before.) */
export function lastDayIn(path: string, today: string): Promise<string | undefined> {
  return reading(path, (database) =>
    database
      .prepare<[], string | null>(
        'SELECT max("day") FROM (SELECT max("day") AS "day" FROM "audit" UNION SELECT max("day") FROM "draft_key" UNION SELECT max("filed_on") FROM "thread")',
      )
      .pluck()
      .get(),
  ).then((day) => (day !== null && day !== undefined && day > today ? today : (day ?? undefined)));
}

async function reading<T>(path: string, work: (database: BetterSqlite.Database) => T): Promise<T> {
  const { default: Driver } = await import('better-sqlite3');
  let database: BetterSqlite.Database | undefined;
  try {
    database = new Driver(path, { readonly: true, fileMustExist: true, timeout: patience });
    return work(database);
  } catch (error) {
    throw fromDriver(error);
  } finally {
    database?.close();
  }
}
