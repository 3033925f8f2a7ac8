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
    // On the runner's own connection, which holds the transaction.
    const migrations = new MigrationExecutor(source, runner);
    migrations.transaction = 'none';
    if ((await migrations.getPendingMigrations()).length > 0) await dialect.keepWritersOut(runner);
    run = (await migrations.executePendingMigrations()).map(({ name }) => name);
  });
  return run;
}

async function refuseNewer(source: DataSource, runner: QueryRunner): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const run = await runner.manager.query<{ name: string }[]>(
    `SELECT "name" FROM "${migrationTable}"`,
  );
  if (run.some(({ name }) => !known.has(name))) throw new StoreError('store_newer');
}

export interface MigrationState {
  /** Known to this program and run. */
  readonly done: readonly string[];
  /** Known to this program and not run yet. */
  readonly pending: readonly string[];
  /** A newer program ran it, and this one does not know it. */
  readonly unknown: readonly string[];
}

/** Changes nothing. */
export async function readMigrationState(source: DataSource): Promise<MigrationState> {
  const known = source.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const run = await runMigrations(source);
  return {
    done: known.filter((name) => run.has(name)),
    pending: known.filter((name) => !run.has(name)),
    unknown: [...run].filter((name) => !known.includes(name)),
  };
}

/** A database without that table has had none. */
async function runMigrations(source: DataSource): Promise<ReadonlySet<string>> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable(migrationTable))) {
      await dialectOf(source).refuseBlind(runner.manager);
      return new Set();
    }
    const rows: { name: string }[] = await source
      .createQueryBuilder()
      .select('name', 'name')
      .from(migrationTable, 'migration')
      .getRawMany();
    return new Set(rows.map(({ name }) => name));
  } finally {
    await runner.release();
  }
}
