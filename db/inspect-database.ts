import type { DataSource } from 'typeorm';
import type { AuditHead } from '../bot/domain/audit-head';
import type { Day, Month } from '../bot/domain/day';
import type { ReleaseRule } from '../bot/domain/release-rule';
import type { NeededKeys } from '../bot/ports/key-needs';
import type { KnownVaultKey } from '../bot/ports/known-vault-keys';
import type { StaffRows } from '../bot/ports/staff-store';
import { inDialect } from './dialects';
import { translateError } from './driver-errors';
import { type Figures, readFigures } from './figures';
import type { DatabaseLocation, Weakness } from './location';
import { type MigrationState, readMigrationState } from './migration-state';
import { opening } from './opening';
import { bindTables } from './schema/tables';
import { lastLink } from './stores/audit-book';
import { type Installation, readRule } from './stores/installation';
import { createNeededKeys } from './stores/needed-keys';
import { readStaff } from './stores/staff-store';

/** A database that is looked at and not changed: no migration is run, no row is written. */
export interface Inspection {
  readonly weaknesses: readonly Weakness[];
  readonly migrations: MigrationState;
  /** The mark of the pair, if the database was finished. Not to be asked while migrations are pending. */
  mark(): ReturnType<Installation['get']>;
  /** By which rule the release comes; none before the first start that has one. */
  releaseRule(): Promise<ReleaseRule | undefined>;
  /** What stands there of the desks' people; which of it counts, the vault's keys say. */
  staff(): Promise<StaffRows>;
  knownVaultKeys(): Promise<readonly KnownVaultKey[]>;
  /** Where the audit ends. */
  auditHead(): Promise<AuditHead | undefined>;
  /** The days of the passes of images that did not open and were set aside. */
  asideDays(): Promise<readonly Day[]>;
  /** What its rows need of the vault. */
  readonly neededKeys: NeededKeys;
  figures(openMonths: readonly Month[], before: Day): Promise<Figures>;
}

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

async function look(source: DataSource, location: DatabaseLocation): Promise<Inspection> {
  const tables = bindTables(source.manager);
  const weaknesses = await inDialect(location, async (dialect, there) => [
    ...dialect.warnings(there),
    ...(await dialect.weaknesses(source)),
  ]);
  return {
    weaknesses,
    migrations: await readMigrationState(source),
    mark: async () => {
      const row = await tables.installation.findOneBy({ name: 'vissla' });
      return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
    },
    releaseRule: () => readRule(tables),
    staff: () => readStaff(tables),
    knownVaultKeys: () => tables.vaultKey.find(),
    auditHead: () => lastLink(tables),
    asideDays: async () => {
      const rows = await tables.poolAside.find({ select: { revision: true, endsOn: true } });
      return [...new Set(rows.map(({ endsOn }) => endsOn))].sort();
    },
    neededKeys: createNeededKeys((question) => question(tables)),
    figures: (openMonths, before) => readFigures(tables, openMonths, before),
  };
}
