import type { DataSource } from 'typeorm';
import type { Day, Month } from '../bot/domain/day';
import { codeOf, translateError } from './driver-errors';
import { countPeople, type DeskCounts, type Figures, readFigures } from './figures';
import { type MigrationState, readMigrationState } from './migration-state';
import { bindTables } from './schema/tables';
import { sqliteReader } from './sqlite-source';
import { StoreError } from './store-error';
import type { Installation } from './stores/installation';

/** What about a database's set-up is weaker than it must be. */
export type Weakness =
  /** SQLite without its write-ahead log: whoever reads stops the bot's writes. */
  | 'journal_mode'
  /** SQL Server over a connection that somebody on the way could weaken. */
  | 'encryption';

/** A database that is looked at and not changed: no migration is run, no row is written. */
export interface Inspection {
  readonly weaknesses: readonly Weakness[];
  readonly migrations: MigrationState;
  /** The mark of the pair; `undefined` when the database was never finished. Not to be asked while migrations are pending. */
  mark(): ReturnType<Installation['get']>;
  people(): Promise<DeskCounts>;
  figures(openMonths: readonly Month[], before: Day): Promise<Figures>;
}

/**
 * Lets `work` look at an SQLite file that is there already; nothing is changed in it. Throws a {@link StoreError} when
 * it cannot be read.
 */
export async function inspectDatabase<T>(
  path: string,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  const source = sqliteReader(path);
  try {
    const inspection = await open(source);
    return await work(inspection);
  } catch (error) {
    throw translateError(error);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

/** Opening fails with a driver's bare error. */
async function open(source: DataSource): Promise<Inspection> {
  try {
    await source.initialize();
    return await look(source);
  } catch (error) {
    const translated = translateError(error);
    throw translated instanceof StoreError ? translated : new StoreError(codeOf(error));
  }
}

async function look(source: DataSource): Promise<Inspection> {
  const tables = bindTables(source.manager);
  const [mode] = await source.query<{ journal_mode: string }[]>('PRAGMA journal_mode');
  return {
    weaknesses: mode?.journal_mode === 'wal' ? [] : ['journal_mode'],
    migrations: await readMigrationState(source),
    mark: async () => {
      const row = await tables.installation.findOneBy({ name: 'vissla' });
      return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
    },
    people: () => countPeople(tables),
    figures: (openMonths, before) => readFigures(tables, openMonths, before),
  };
}
