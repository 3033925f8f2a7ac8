import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { dialectOf } from './dialects';
import { migrationTable } from './migrations/all';
import { StoreError } from './store-error';

/**
 * Brings a database's tables up to date, in one transaction that shuts out all others. Refuses
 * (`store_newer`) a database with migrations that this program does not know.
 * @returns the names of those that were run here; another process may have run the rest
 */
export async function migrate(source: DataSource): Promise<readonly string[]> {
  const dialect = dialectOf(source);
  let run: readonly string[] = [];
  await dialect.migrateAlone(source, async (runner) => {
    // Made before TypeORM does, which would give it a rowid and a counter.
    await runner.query(dialect.createMigrationTable);
    await refuseNewer(source, runner);
    const migrations = executor(source, runner);
    if ((await migrations.getPendingMigrations()).length > 0) await dialect.keepWritersOut(runner);
    run = (await migrations.executePendingMigrations()).map(({ name }) => name);
  });
  return run;
}

/** Undoes the newest migration; its tables' data are lost. */
export async function undoNewestMigration(source: DataSource): Promise<void> {
  const dialect = dialectOf(source);
  await dialect.migrateAlone(source, async (runner) => {
    await dialect.keepWritersOut(runner);
    await executor(source, runner).undoLastMigration();
  });
}

/** On the runner's own connection, which holds the transaction. */
function executor(source: DataSource, runner: QueryRunner): MigrationExecutor {
  const made = new MigrationExecutor(source, runner);
  made.transaction = 'none';
  return made;
}

async function refuseNewer(source: DataSource, runner: QueryRunner): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const run = await runner.manager.query<{ name: string }[]>(
    `SELECT "name" FROM "${migrationTable}"`,
  );
  if (run.some(({ name }) => !known.has(name))) throw new StoreError('store_newer');
}
