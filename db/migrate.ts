import type { DataSource, QueryRunner } from 'typeorm';
import { MigrationExecutor } from 'typeorm';
import { createMigrationTable, migrationTable } from './migrations/table';
import { inTransaction, takeIn } from './mssql/transaction';
import {
  beginToWrite,
  commit,
  mindForeignKeys,
  restForeignKeys,
  rollBack,
} from './sqlite/statements';
import { StoreError } from './store-error';

/** How long SQL Server lets a migration wait for another process's. */
const lockMilliseconds = 300_000;

/**
 * Brings a database to the newest tables in one transaction that shuts out every other process's. Refuses
 * (`store_newer`) a database that knows migrations which this program does not.
 */
export async function migrate(source: DataSource): Promise<void> {
  await alone(source, async (runner) => {
    await createMigrationTable(runner);
    await refuseNewer(source, runner);
    const migrations = executor(source, runner);
    if ((await migrations.getPendingMigrations()).length > 0) await keepWritersOut(runner);
    await migrations.executePendingMigrations();
  });
}

/** Takes back the newest migration; its tables' data are gone. */
export async function undoNewestMigration(source: DataSource): Promise<void> {
  await alone(source, async (runner) => {
    await keepWritersOut(runner);
    await executor(source, runner).undoLastMigration();
  });
}

/** On the runner's own connection, which holds the transaction. */
function executor(source: DataSource, runner: QueryRunner): MigrationExecutor {
  const made = new MigrationExecutor(source, runner);
  made.transaction = 'none';
  return made;
}

/** Processes of the version before go on meanwhile: what one of them wrote between a copy and a drop would be gone. */
async function keepWritersOut(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type !== 'mssql') return;
  await takeIn(runner, { name: 'vissla:write', mode: 'Exclusive', milliseconds: lockMilliseconds });
}

async function refuseNewer(source: DataSource, runner: QueryRunner): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const run = await runner.manager.query<{ name: string }[]>(
    `SELECT "name" FROM "${migrationTable}"`,
  );
  if (run.some(({ name }) => !known.has(name))) throw new StoreError('store_newer');
}

type Work = (runner: QueryRunner) => Promise<unknown>;

async function alone(source: DataSource, work: Work): Promise<void> {
  if (source.options.type === 'mssql') {
    const lock = {
      name: 'vissla:migrate',
      mode: 'Exclusive',
      milliseconds: lockMilliseconds,
    } as const;
    await inTransaction(source, lock, work);
  } else await aloneInFile(source, work);
}

/** Foreign keys rest meanwhile: changing a table in SQLite drops and rebuilds it. */
async function aloneInFile(source: DataSource, work: Work): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.query(restForeignKeys);
  await runner.query(beginToWrite);
  try {
    await work(runner);
    await runner.query(commit);
  } catch (error) {
    await runner.query(rollBack);
    throw error;
  } finally {
    await runner.query(mindForeignKeys);
  }
}
