import Sqlite from 'better-sqlite3';
import { countEqualBytes } from './copy';
import type { Copy, ThreadSeen } from './observed';

/** A look at the file, as a copy of it at that moment would show it. */
interface Followed {
  readonly copy: Copy;
  /**
   * Pairs of a row that waited at the look before and of one that is new since, with bytes in common: of a
   * thread, of a message, or of the pool's next epoch.
   */
  readonly equalBytes: number;
}

/** Somebody who looks at the file again and again, and reads only what is new. */
export interface Follower {
  look(at: number): Followed;
  close(): void;
}

/**
 * Reads what is committed in file and write-ahead log, as whoever copies both and opens the copy. A copy of
 * every hour costs more than all that people do.
 */
export function followFile(path: string): Follower {
  const database = new Sqlite(path, { readonly: true });
  const version = database.prepare<[], { data_version: number }>('PRAGMA data_version');
  const slots = database.prepare<[], string>('SELECT hex(slot) FROM pool').pluck();
  const waits = database
    .prepare<[Buffer], Buffer>('SELECT envelope FROM pool WHERE slot = ?')
    .pluck();
  const epochs = database.prepare<[], string>('SELECT hex(id) FROM epoch').pluck();
  const threads = database.prepare<[], Thread>(selectThreads);
  const thread = database.prepare<[Buffer], Sealed>('SELECT state, keys FROM thread WHERE id = ?');
  const readings = database.prepare<[], { id: string; lines: number }>(selectReadings);
  const tags = database.prepare<[], string>('SELECT hex(tag) FROM message').pluck();
  const message = database
    .prepare<[Buffer], Buffer>('SELECT envelope FROM message WHERE tag = ?')
    .pluck();
  let known: number | undefined;
  let last: Omit<Copy, 'at'> = { slots: new Set(), threads: new Map() };
  let pool = new Map<string, Buffer>();
  let epoch: string | undefined;
  let stored = new Set<string>();

  /** What is sealed in the threads and messages that were not there, or not like that, at the look before. */
  const newlyMade = (seen: readonly Thread[]): Buffer[] => {
    const changed = seen.filter(({ id, revision }) => last.threads.get(id)?.revision !== revision);
    const sealed = changed.flatMap(({ id }) => {
      const row = thread.get(bytesOf(id));
      return row === undefined ? [] : [row.state, row.keys];
    });
    const all = tags.all();
    const written = all.filter((tag) => !stored.has(tag)).map((tag) => message.get(bytesOf(tag)));
    stored = new Set(all);
    return [...sealed, ...written.filter((envelope) => envelope !== undefined)];
  };
  const read = database.transaction((at: number): Followed => {
    const [{ data_version: now } = { data_version: -1 }] = version.all();
    if (now === known) return { copy: { at, ...last }, equalBytes: 0 };
    known = now;
    const seen = threads.all();
    const running = epochs.get();
    const waiting = new Map(
      slots
        .all()
        .map((slot) => [slot, pool.get(slot) ?? waits.get(bytesOf(slot)) ?? Buffer.alloc(0)]),
    );
    const made = newlyMade(seen);
    // What waits on over a pass is sealed again. (Rows of one epoch have the beginning in common.)
    if (running !== epoch)
      for (const [slot, envelope] of waiting) if (!pool.has(slot)) made.push(envelope);
    const equalBytes = countEqualBytes(pool, made);
    [pool, epoch] = [waiting, running];
    last = {
      slots: new Set(waiting.keys()),
      threads: new Map(seen.map(({ id, ...one }) => [id, one])),
      readings: new Map(readings.all().map(({ id, lines }) => [id, lines])),
    };
    return { copy: { at, ...last }, equalBytes };
  });
  return {
    look: (at) => read(at),
    close: () => {
      database.close();
    },
  };
}

const selectThreads = `SELECT hex(id) AS id, reference, filed_on AS filedOn, hex(revision) AS revision
  FROM thread`;

const selectReadings = `SELECT hex(thread) AS id, count(*) AS lines FROM audit
  WHERE event = 'thread_opened' GROUP BY thread`;

type Thread = ThreadSeen & { readonly id: string };

interface Sealed {
  readonly state: Buffer;
  readonly keys: Buffer;
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
