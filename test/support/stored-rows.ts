import { DataSource } from 'typeorm';
import type { AuditEvent } from '../../bot/domain/audit';

/** One line of the audit as it lies in the file; ids in lower-case hexadecimal. */
export interface StoredAudit {
  readonly event: AuditEvent;
  readonly day: string;
  readonly member: string;
  readonly thread: string | null;
  readonly subject: string | null;
}

/** The audit of a database that the product has open, in no order. */
export function storedAudit(path: string): Promise<StoredAudit[]> {
  return reading(path, (source) =>
    source.query<StoredAudit[]>(
      `SELECT event, day, lower(hex(member)) AS member,
        CASE WHEN thread IS NULL THEN NULL ELSE lower(hex(thread)) END AS thread,
        CASE WHEN subject IS NULL THEN NULL ELSE lower(hex(subject)) END AS subject FROM audit`,
    ),
  );
}

/** How many rows each table has, by its name. */
export function storedCounts(path: string): Promise<Record<string, number>> {
  return reading(path, async (source) => {
    const tables = await source.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await source.query<{ n: number }[]>(`SELECT count(*) AS n FROM "${name}"`);
      counts[name] = row?.n ?? 0;
    }
    return counts;
  });
}

/** The envelopes of all stored messages, in no order. */
export function storedEnvelopes(path: string): Promise<Uint8Array[]> {
  return reading(path, async (source) => {
    const rows = await source.query<{ envelope: Uint8Array }[]>('SELECT envelope FROM message');
    return rows.map(({ envelope }) => envelope);
  });
}

async function reading<T>(path: string, read: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource({ type: 'better-sqlite3', database: path, readonly: true });
  await source.initialize();
  try {
    return await read(source);
  } finally {
    await source.destroy();
  }
}
