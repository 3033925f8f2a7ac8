import Database from 'better-sqlite3';
import { fromHex } from '../bot/domain/hex';
import type { ThreadRow } from '../bot/ports/threads';

/** A message as it is stored. */
export interface RawMessage {
  readonly tag: Uint8Array;
  readonly envelope: Uint8Array;
}

/** The migrated file without the product in between, only for filling it. */
export interface RawDatabase {
  /** One transaction for each call. */
  insertThreads(rows: readonly ThreadRow[]): void;
  insertMessages(rows: readonly RawMessage[]): void;
  close(): void;
}

/** Keeps the indices of a million rows in memory while they grow. */
const cacheMebibytes = 256;

/**
 * Opens an existing SQLite file of the product.
 * @param as `bulk` gives up all safety for speed and must have the file for itself; `beside` writes while a
 * bot runs
 */
export function openRawDatabase(path: string, as: 'bulk' | 'beside'): RawDatabase {
  const database = new Database(path, { fileMustExist: true, timeout: 5000 });
  if (as === 'bulk') {
    for (const setting of ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE'])
      database.pragma(setting);
    database.pragma(`cache_size = -${cacheMebibytes * 1024}`);
  }
  const thread = database.prepare(
    `INSERT INTO thread (id, reference, blind_index, desk, filed_on, expiry_month, revision, state, keys)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const message = database.prepare('INSERT INTO message (tag, envelope) VALUES (?, ?)');
  return {
    insertThreads: database.transaction((rows: readonly ThreadRow[]) => {
      for (const { id, reference, blindIndex, desk, filedOn, expiry, revision, ...row } of rows) {
        thread.run(
          fromHex(id),
          reference,
          blindIndex,
          desk,
          filedOn,
          expiry,
          fromHex(revision),
          row.state,
          row.keys,
        );
      }
    }),
    insertMessages: database.transaction((rows: readonly RawMessage[]) => {
      for (const { tag, envelope } of rows) message.run(tag, envelope);
    }),
    close: () => {
      database.close();
    },
  };
}
