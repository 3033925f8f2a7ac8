import { closeSync, fsyncSync, openSync } from 'node:fs';
import type BetterSqlite from 'better-sqlite3';
import { fromDriver } from './driver-errors';
import { refuseForeign } from './foreign-schema';
import { inspectDatabase } from './inspect-database';
import { requirePlain } from './sqlite/source';
import { attachCopy, checkPages, copyInto } from './sqlite/statements';

/** How long a copy waits for another process's transaction, in milliseconds. */
const patience = 5000;

/**
 * Copies an SQLite file, also that of a running bot, into a new file of mode 0600. Its fresh layout keeps
 * nothing of the order of rows or of deleted ones. The copy is on the disk when this resolves. Throws a
 * `StoreError`; the caller then removes `to`.
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

export async function isWhole(path: string): Promise<boolean> {
  try {
    const check = await reading(path, (database) => database.prepare(checkPages).pluck().get());
    return check === 'ok';
  } catch (error) {
    if (fromDriver(error).code === 'store_corrupt') return false;
    throw error;
  }
}

/** Refuses (`store_schema`) a file of this version whose schema has foreign objects. */
export function requireOwnFile(path: string): Promise<void> {
  return inspectDatabase({ kind: 'sqlite', path }, async (seen) => {
    const { done, pending, unknown } = seen.migrations;
    const isOurs = done.length > 0 && pending.length + unknown.length === 0;
    if (isOurs) refuseForeign(await seen.foreign());
  });
}

/** Rows that a file has and an older copy of it lacks. */
export interface Differences {
  readonly threads: number;
  /** With the desks' own records. */
  readonly messages: number;
  /** Sealed: what they hold cannot be told here. */
  readonly images: number;
  /** Entries of the audit. */
  readonly deeds: number;
  /** A list of people may have been written for a change, or for a new key. */
  readonly rosters: number;
}

/** Both have the tables of one version. */
export function compareCopies(there: string, copy: string): Promise<Differences> {
  return reading(there, (database) => {
    database.prepare(attachCopy).run(copy);
    const missing = (table: string, key: string): number =>
      database
        .prepare<[], number>(
          `SELECT count(*) FROM main."${table}" WHERE "${key}" NOT IN (SELECT "${key}" FROM copy."${table}")`,
        )
        .pluck()
        .get() ?? 0;
    return {
      threads: missing('thread', 'id'),
      messages: missing('message', 'tag') + missing('desk_record', 'tag'),
      images: missing('pool', 'revision') + missing('carried', 'revision'),
      deeds: missing('audit', 'id'),
      rosters: missing('roster', 'revision'),
    };
  });
}

/** The last day in a file, up to `today`. (A day's keys are drawn the day before.) */
export function lastDayIn(path: string, today: string): Promise<string | undefined> {
  return reading(path, (database) =>
    database
      .prepare<[], string | null>(
        `SELECT max("day") FROM (SELECT max("day") AS "day" FROM "audit" UNION SELECT date(max("day"), '-1 day') FROM "draft_key" UNION SELECT max("filed_on") FROM "thread")`,
      )
      .pluck()
      .get(),
  ).then((day) => (day !== null && day !== undefined && day > today ? today : (day ?? undefined)));
}

async function reading<T>(path: string, work: (database: BetterSqlite.Database) => T): Promise<T> {
  const { default: Driver } = await import('better-sqlite3');
  requirePlain(path);
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
