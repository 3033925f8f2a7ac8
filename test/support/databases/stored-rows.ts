import BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { AuditEvent } from '../../../bot/domain/audit';
import { toHex } from '../../../bot/domain/hex';
import { sqliteColumns } from '../../../db/column-types';
import type { DatabaseLocation } from '../../../db/location';
import { mssqlSource } from '../../../db/mssql/source';
import { bindTables, entities, type Tables } from '../../../db/schema/tables';

/** One line of the audit as it is stored; ids in lower-case hexadecimal. */
export interface StoredAudit {
  readonly event: AuditEvent;
  readonly day: string;
  readonly member: string;
  readonly thread: string | null;
  readonly subject: string | null;
}

/** Where to look: a location, or the path of an SQLite file. */
type Place = DatabaseLocation | string;

/** The audit of a database that the product has open, in no order. */
export function storedAudit(place: Place): Promise<StoredAudit[]> {
  return reading(place, async (_, { audit }) =>
    (await audit.find()).map(({ event, day, member, thread, subject }) => ({
      event,
      day,
      member,
      thread: thread ?? null,
      subject: subject ?? null,
    })),
  );
}

/** How many rows each table has, by its name. */
export function storedCounts(place: Place): Promise<Record<string, number>> {
  return reading(place, async (source) => {
    const names = [...source.entityMetadatas.map(({ tableName }) => tableName), 'migration'];
    const counts: Record<string, number> = {};
    for (const name of names.sort()) {
      const [row] = await source.query<{ n: number }[]>(`SELECT count(*) AS "n" FROM "${name}"`);
      counts[name] = row?.n ?? 0;
    }
    return counts;
  });
}

/** What threads there are, as they are, and what messages: whatever a pass stores changes this. */
export function storedNames(place: Place): Promise<string[]> {
  return reading(place, async (_, { thread, message }) => {
    const threads = await thread.find({ select: { id: true, revision: true } });
    const messages = await message.find({ select: { tag: true } });
    return [
      ...threads.map(({ id, revision }) => `${id} ${revision}`),
      ...messages.map(({ tag }) => toHex(tag)),
    ].sort();
  });
}

/**
 * Whether a table has no row. Asked often by those who wait for it: a file is read without all that knows the
 * tables.
 */
export async function isEmpty(location: DatabaseLocation, table: string): Promise<boolean> {
  if (location.kind === 'mssql') return (await storedCounts(location))[table] === 0;
  const database = new BetterSqlite3(location.path, { readonly: true });
  try {
    return database.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() === undefined;
  } finally {
    database.close();
  }
}

/** Everything that is stored, column by column: names as `table.column`, text as UTF-8. */
export function storedValues(place: Place): Promise<[string, Buffer][]> {
  return reading(place, async (source) => {
    const values: [string, Buffer][] = [];
    for (const { tableName } of source.entityMetadatas) {
      const rows = await source.query<Record<string, unknown>[]>(`SELECT * FROM "${tableName}"`);
      for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
        const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
        values.push([`${tableName}.${column}`, Buffer.from(bytes)]);
      }
    }
    return values;
  });
}

/** The envelopes of all stored messages, in no order. */
export function storedEnvelopes(place: Place): Promise<Uint8Array[]> {
  return reading(place, async (_, { message }) =>
    (await message.find()).map(({ envelope }) => envelope),
  );
}

/** Reads a database that the product may have open. */
export async function reading<T>(
  place: Place,
  read: (source: DataSource, tables: Tables) => Promise<T>,
): Promise<T> {
  const source = sourceOf(typeof place === 'string' ? { kind: 'sqlite', path: place } : place);
  await source.initialize();
  try {
    return await read(source, bindTables(source.manager));
  } finally {
    await source.destroy();
  }
}

function sourceOf(location: DatabaseLocation): DataSource {
  if (location.kind === 'mssql') return mssqlSource(location);
  return new DataSource({
    type: 'better-sqlite3',
    database: location.path,
    readonly: true,
    entities: entities(sqliteColumns),
  });
}
