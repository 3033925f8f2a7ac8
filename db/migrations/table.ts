import type { QueryRunner } from 'typeorm';
import { statementsOf } from '../statements/choose';

/** Where TypeORM keeps the names of the migrations that were run. */
export const migrationTable = 'migration';

/**
 * Makes that table before TypeORM does, which would give it a rowid and a counter. TypeORM orders by `id`; here it
 * is computed from the migration's own number. In SQL, as TypeORM would note a computed column in one more table.
 */
export async function createMigrationTable(runner: QueryRunner): Promise<void> {
  await runner.query(statementsOf(runner.dataSource.options.type).createMigrationTable);
}
