import type { DataSource, QueryRunner } from 'typeorm';
import { createMigrationTable, migrationTable } from './migrations/table';
import { StoreError } from './store-error';

/**
 * Brings an SQLite database to the newest tables in one transaction that shuts out every other process. Refuses
 * (`store_newer`) a database that knows migrations which this program does not.
 */
export async function migrate(source: DataSource): Promise<void> {
  await alone(source, async (runner) => {
    await createMigrationTable(runner);
    await refuseNewer(source);
    await source.runMigrations({ transaction: 'none' });
  });
}

/** Takes back the newest migration; its tables' data are gone. */
export async function undoNewestMigration(source: DataSource): Promise<void> {
  await alone(source, () => source.undoLastMigration({ transaction: 'none' }));
}

async function refuseNewer(source: DataSource): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const run = await source.query<{ name: string }[]>(`SELECT "name" FROM "${migrationTable}"`);
  if (run.some(({ name }) => !known.has(name))) throw new StoreError('store_newer');
}

/** Foreign keys rest meanwhile: changing a table in SQLite drops and rebuilds it. */
async function alone(
  source: DataSource,
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.query('PRAGMA foreign_keys = OFF');
  await runner.query('BEGIN IMMEDIATE');
  try {
    await work(runner);
    await runner.query('COMMIT');
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  } finally {
    await runner.query('PRAGMA foreign_keys = ON');
  }
}
