/** Makes the table of the migrations' names; TypeORM's own would have a counter. */
export const createMigrationTable = `IF OBJECT_ID(N'migration', N'U') IS NULL CREATE TABLE "migration" (
  "name" nvarchar(128) NOT NULL CONSTRAINT "PK_migration" PRIMARY KEY,
  "timestamp" bigint NOT NULL,
  "id" AS ("timestamp") PERSISTED
)`;

/**
 * Waits for a lock of the database that ends with the transaction. The answer's `lock` is 0 or 1 when it was
 * given, -1 when the wait was too long, -3 when this transaction was chosen to end a deadlock. It is a lock
 * by name and no hint: hints are advice that a server may ignore.
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

/** Asks nothing; an answer says that the connection is still there. */
export const answer = 'SELECT 1;';
