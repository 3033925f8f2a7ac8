import type { DataSource } from 'typeorm';
import type { Day, Month } from '../bot/domain/day';
import { translateError } from './driver-errors';
import { countPeople, type DeskCounts, type Figures, readFigures } from './figures';
import { type DatabaseLocation, type DatabaseWarning, locationWarnings } from './location';
import { type MigrationState, readMigrationState } from './migration-state';
import { mssqlSource } from './mssql/source';
import { opening } from './opening';
import { bindTables } from './schema/tables';
import { sqliteReader } from './sqlite/source';
import { readJournalMode } from './sqlite/statements';
import type { Installation } from './stores/installation';

/** What about a database's set-up is weaker than it must be. */
export type Weakness =
  /** SQLite without its write-ahead log: whoever reads stops the bot's writes. */
  'journal_mode' | DatabaseWarning;

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
 * Lets `work` look at a database that is there already; nothing is changed in it. Throws a `StoreError` when it cannot
 * be read.
 */
export async function inspectDatabase<T>(
  location: DatabaseLocation,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  const source =
    location.kind === 'sqlite' ? sqliteReader(location.path) : mssqlSource(location, 'upkeep');
  const inspection = await opening(source, async () => {
    await source.initialize();
    return look(source, location);
  });
  try {
    return await work(inspection);
  } catch (error) {
    throw translateError(error);
  } finally {
    await source.destroy();
  }
}

async function look(source: DataSource, location: DatabaseLocation): Promise<Inspection> {
  const tables = bindTables(source.manager);
  const weaknesses =
    location.kind === 'sqlite' ? await fileWeaknesses(source) : locationWarnings(location);
  return {
    weaknesses,
    migrations: await readMigrationState(source),
    mark: async () => {
      const row = await tables.installation.findOneBy({ name: 'vissla' });
      return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
    },
    people: () => countPeople(tables),
    figures: (openMonths, before) => readFigures(tables, openMonths, before),
  };
}

async function fileWeaknesses(source: DataSource): Promise<readonly Weakness[]> {
  const [mode] = await source.query<{ journal_mode: string }[]>(readJournalMode);
  return mode?.journal_mode === 'wal' ? [] : ['journal_mode'];
}
