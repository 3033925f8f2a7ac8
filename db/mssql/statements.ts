/** TypeORM's own table would have a counter. */
export const createMigrationTable = `IF OBJECT_ID(N'migration', N'U') IS NULL CREATE TABLE "migration" (
  "name" nvarchar(128) NOT NULL CONSTRAINT "PK_migration" PRIMARY KEY,
  "timestamp" bigint NOT NULL,
  "id" AS ("timestamp") PERSISTED
)`;

/**
 * Waits for a lock by name that ends with the transaction. The answer's `lock` is 0 or 1 for success, -1 for
 * a wait that was too long, -3 where this transaction was chosen to end a deadlock. A hint would be no lock:
 * a server may ignore it.
 */
export function lockByName(
  name: 'vissla:write' | 'vissla:migrate' | 'vissla:start' | 'vissla:lead',
  milliseconds: number,
): string {
  return (
    `DECLARE @lock int; EXEC @lock = sp_getapplock @Resource = N'${name}', @LockMode = 'Exclusive', ` +
    `@LockOwner = 'Transaction', @LockTimeout = ${milliseconds}; SELECT @lock AS "lock"`
  );
}

/**
 * The lock of all writes, and who holds it, for the fence. Readers never read that row. Its
 * parameter is the holder.
 */
export const lockToWrite = (milliseconds: number): string =>
  lockByName('vissla:write', milliseconds).replace(
    'SELECT @lock',
    'IF @lock >= 0 BEGIN UPDATE "write_lock" SET "holder" = @0; IF @@ROWCOUNT = 0 INSERT INTO "write_lock" ' +
      `("lock", "holder") VALUES (N'write', @0) END; SELECT @lock`,
  );

const heldBy = (at: number): string =>
  `EXISTS (SELECT 1 FROM "write_lock" WHERE "holder" = @${at})`;

/**
 * A statement as TypeORM writes it, with the comparison; `undefined` for one that only reads. Its values are
 * parameters, so no word of SQL is part of a value.
 * @param at the number of the parameter that is the holder
 */
export function fencedStatement(text: string, at: number): string | undefined {
  const [, into, rows] = /^(INSERT INTO .+?) VALUES (.+)$/s.exec(text) ?? [];
  if (into !== undefined && rows !== undefined) {
    const each = rows
      .replace(/^\(|\)$/g, '')
      .split(/\), ?\(/)
      .map((row) => `SELECT ${row.replace(/\bDEFAULT\b/g, 'NULL')} WHERE ${heldBy(at)}`);
    return `${into} ${each.join(' UNION ALL ')}`;
  }
  const [, head, where] = /^((?:UPDATE|DELETE FROM) .+?)(?: WHERE (.+))?$/s.exec(text) ?? [];
  if (head === undefined) return undefined;
  return `${head} WHERE ${where === undefined ? '' : `(${where}) AND `}${heldBy(at)}`;
}

/** Whether the lock is held by the one who is its parameter. */
export const readHolder = `SELECT 1 AS "held" WHERE ${heldBy(0)}`;

/**
 * Tables, views, columns and triggers that a login sees, by kind and name. Azure SQL has views of its own in
 * `sys`, and may add indices, which keep nothing that the tables do not.
 */
export const readSchema = (migrationTable: string): readonly string[] => [
  `SELECT CONCAT(LOWER(REPLACE(TABLE_TYPE, 'BASE ', '')), ' ', TABLE_NAME) AS "name" FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'sys' AND TABLE_NAME <> '${migrationTable}'`,
  `SELECT CONCAT('column ', TABLE_NAME, '.', COLUMN_NAME, CASE WHEN COLUMN_DEFAULT IS NULL THEN '' ELSE ' with a default' END) AS "name" FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA <> 'sys' AND TABLE_NAME <> '${migrationTable}'`,
  `SELECT CONCAT('trigger ', "name") AS "name" FROM sys.triggers WHERE "is_ms_shipped" = 0`,
];

/** Whether the login may read tables: one that may not sees none of them. */
export const readRight = `SELECT HAS_PERMS_BY_NAME(SCHEMA_NAME(), 'SCHEMA', 'SELECT') AS "may"`;

/** Shows that the connection still works. */
export const answer = 'SELECT 1;';
