/** Makes the table of the migrations' names; TypeORM's own would have a rowid and a counter. */
export const createMigrationTable = `CREATE TABLE IF NOT EXISTS "migration" (
  "name" varchar(128) PRIMARY KEY NOT NULL,
  "timestamp" bigint NOT NULL,
  "id" bigint AS ("timestamp") VIRTUAL
) WITHOUT ROWID`;

/**
 * A connection's settings, each of which is there for a reason: page_size: with smaller pages long rows spill
 * into pages that lie in the file in the order of their arrival. synchronous: "sent" is said only after the
 * row would survive a power cut. secure_delete: what the release deletes is overwritten, not only forgotten.
 * auto_vacuum: moving pages would leave copies behind.
 */
export const pragmas = [
  'page_size = 32768',
  'auto_vacuum = NONE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
] as const;

/** Begins a transaction that may write, and takes the lock for it at once. */
export const beginToWrite = 'BEGIN IMMEDIATE';
/** Begins a transaction beside which nobody else has any. */
export const beginAlone = 'BEGIN EXCLUSIVE';
export const commit = 'COMMIT';
export const rollBack = 'ROLLBACK';

/** Moves the write-ahead log into the file and empties it; the answer's `busy` is 0 when it was done. */
export const emptyLog = 'PRAGMA wal_checkpoint(TRUNCATE)';
/** Moves the write-ahead log into the file; the next write begins at its first page again. */
export const restartLog = 'PRAGMA wal_checkpoint(RESTART)';
/** How the file takes writes: `wal` is meant. */
export const readJournalMode = 'PRAGMA journal_mode';

/** Copies a file into another one, freshly laid out. */
export const copyInto = 'VACUUM INTO ?';
/** `ok` when every page is right. */
export const checkPages = 'PRAGMA integrity_check';
/** Reads another file beside the one that is open. */
export const attachCopy = 'ATTACH ? AS copy';

/** How long a statement waits for another process's transaction. */
export function waitAtMost(milliseconds: number): string {
  return `PRAGMA busy_timeout = ${milliseconds}`;
}
