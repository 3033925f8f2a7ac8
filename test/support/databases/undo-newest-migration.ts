import { type DataSource, MigrationExecutor } from 'typeorm';
import { dialectOf } from '../../../db/dialects';

/** Undoes the newest migration; its tables' data are lost. */
export async function undoNewestMigration(source: DataSource): Promise<void> {
  const dialect = dialectOf(source);
  await dialect.migrateAlone(source, async (runner) => {
    await dialect.keepWritersOut(runner);
    const migrations = new MigrationExecutor(source, runner);
    migrations.transaction = 'none';
    await migrations.undoLastMigration();
  });
}
