import type { DataSource } from 'typeorm';
import { migrationTable } from './migrations/all';

/** The names of a database's migrations. */
export interface MigrationState {
  /** Known to this program and run. */
  readonly done: readonly string[];
  /** Known to this program and not run yet. */
  readonly pending: readonly string[];
  /** Run by a newer program, and not known to this one. */
  readonly unknown: readonly string[];
}

/** Compares a database's migrations with this program's; changes nothing. */
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
    if (!(await runner.hasTable(migrationTable))) return new Set();
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
