import type { Statements } from './statements';

export const sqlite: Statements = {
  createMigrationTable: `CREATE TABLE IF NOT EXISTS "migration" (
      "name" varchar(128) PRIMARY KEY NOT NULL,
      "timestamp" bigint NOT NULL,
      "id" bigint AS ("timestamp") VIRTUAL
    ) WITHOUT ROWID`,
};
