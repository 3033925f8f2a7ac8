/** Makes the table of the migrations' names; TypeORM's own would have a counter. */
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
 * Tables, views, columns and triggers that a login sees, by kind and name. Azure SQL has views of its own in
 * `sys`, and may add indices, which keep nothing that the tables do not.
 */
export const readSchema = (migrationTable: string): readonly string[] => [
  `SELECT CONCAT(LOWER(REPLACE(TABLE_TYPE, 'BASE ', '')), ' ', TABLE_NAME) AS "name" FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'sys' AND TABLE_NAME <> '${migrationTable}'`,
  `SELECT CONCAT('column ', TABLE_NAME, '.', COLUMN_NAME, CASE WHEN COLUMN_DEFAULT IS NULL THEN '' ELSE ' with a default' END) AS "name" FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA <> 'sys' AND TABLE_NAME <> '${migrationTable}'`,
  `SELECT CONCAT('trigger ', "name") AS "name" FROM sys.triggers WHERE "is_ms_shipped" = 0`,
];

/** Shows that the connection still works. */
export const answer = 'SELECT 1;';
