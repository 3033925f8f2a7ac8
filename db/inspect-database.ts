import type { DataSource } from 'typeorm';
import type { Day, Month } from '../bot/domain/day';
import { inDialect } from './dialects';
import { translateError } from './driver-errors';
import { readFigures } from './figures';
import { foreignSchema } from './foreign-schema';
import type { DatabaseLocation, Weakness } from './location';
import { readMigrationState } from './migration-state';
import { opening } from './opening';
import { bindTables } from './schema/tables';
import { lastLink } from './stores/audit-book';
import { readMark, readRule } from './stores/installation';
import { createNeededKeys } from './stores/needed-keys';
import { readRosterRows } from './stores/staff-store';

/** A database that is read and not changed: no migration is run, no row is written. */
export type Inspection = Awaited<ReturnType<typeof look>>;

/** Lets `work` look at a database that is there; changes nothing. Throws a `StoreError`. */
export async function inspectDatabase<T>(
  location: DatabaseLocation,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  const source = inDialect(location, (dialect, there) => dialect.reader(there));
  const steps = async (): Promise<Inspection> => {
    await source.initialize();
    return look(source, location);
  };
  const inspection = await opening(source, steps, (error) =>
    inDialect(location, (dialect, there) => dialect.explain(there, error)),
  );
  try {
    return await work(inspection);
  } catch (error) {
    throw translateError(error);
  } finally {
    await source.destroy();
  }
}

async function look(source: DataSource, location: DatabaseLocation) {
  const tables = bindTables(source.manager);
  const weaknesses: readonly Weakness[] = await inDialect(location, async (dialect, there) => [
    ...dialect.warnings(there),
    ...(await dialect.weaknesses(source)),
  ]);
  return {
    weaknesses,
    migrations: await readMigrationState(source),
    /** Foreign objects in the schema. Not to be asked while migrations are pending. */
    foreign: () => foreignSchema(source.manager),
    /** The mark, if the database was finished. Not to be asked while migrations are pending. */
    mark: () => readMark(tables),
    /** The release's rule; none before the first start that has one. */
    releaseRule: () => readRule(tables),
    /** The desks' lists as stored; the vault's keys tell which of them count. */
    rosters: () => readRosterRows(tables),
    knownVaultKeys: () => tables.vaultKey.find(),
    auditHead: () => lastLink(tables),
    /** The days of the passes of images that were set aside. */
    asideDays: async () => {
      const rows = await tables.poolAside.find({ select: { revision: true, endsOn: true } });
      return [...new Set(rows.map(({ endsOn }) => endsOn))].sort();
    },
    neededKeys: createNeededKeys((question) => question(tables)),
    figures: (openMonths: readonly Month[], before: Day) => readFigures(tables, openMonths, before),
  };
}
