/** TypeORM's own table would have a rowid and a counter. */
export const createMigrationTable = `CREATE TABLE IF NOT EXISTS "migration" (
  "name" varchar(128) PRIMARY KEY NOT NULL,
  "timestamp" bigint NOT NULL,
  "id" bigint AS ("timestamp") VIRTUAL
) WITHOUT ROWID`;

/**
 * A connection's settings.
 *
 * - page_size: in smaller pages, long rows spill into pages that lie in the order of their arrival.
 * - auto_vacuum: moving pages would leave copies behind.
 * - synchronous: "sent" is said only after the row would survive a power cut.
 * - secure_delete: deleted rows are overwritten.
 */
export const pragmas = [
  'page_size = 32768',
  'auto_vacuum = NONE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
] as const;

export const beginToWrite = 'BEGIN IMMEDIATE';
export const beginAlone = 'BEGIN EXCLUSIVE';
export const commit = 'COMMIT';
export const rollBack = 'ROLLBACK';

/** The answer's `busy` is 0 on success. */
export const emptyLog = 'PRAGMA wal_checkpoint(TRUNCATE)';
/** The next write begins at the log's first page again. */
export const restartLog = 'PRAGMA wal_checkpoint(RESTART)';
export const readSchema = `SELECT type || ' ' || name AS name, sql FROM sqlite_master`;
export const readJournalMode = 'PRAGMA journal_mode';

export const copyInto = 'VACUUM INTO ?';
/** `ok` when every page is right. */
export const checkPages = 'PRAGMA integrity_check';
export const attachCopy = 'ATTACH ? AS copy';

export function waitAtMost(milliseconds: number): string {
  return `PRAGMA busy_timeout = ${milliseconds}`;
}
