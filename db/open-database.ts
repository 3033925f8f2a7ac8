import type { DataSource } from 'typeorm';
import { inDialect } from './dialects';
import { foreignSchema, refuseForeign } from './foreign-schema';
import type { DatabaseLocation } from './location';
import { migrate, readMigrationState } from './migrate';
import { StoreError } from './store-error';
import { createAuditBook } from './stores/audit-book';
import { createAuditTrail } from './stores/audit-trail';
import { createCaseRecords } from './stores/case-records';
import { envelopesIn } from './stores/chunks';
import { createInstallation, createPassRules, createReminders } from './stores/installation';
import {
  createDeskKeys,
  createDraftKeys,
  createKnownMonths,
  createKnownVaultKeys,
} from './stores/keys';
import { createNeededKeys } from './stores/needed-keys';
import { createMailedDays, createOutbox } from './stores/outbox';
import { createPoolStore } from './stores/pool';
import { createProposals } from './stores/proposals';
import { createSealedKeys } from './stores/sealed-keys';
import { createStaffStore } from './stores/staff-store';
import { createThreadStore } from './stores/thread-store';
import { createYearBook } from './stores/year-numbers';
import type { UnitOfWork } from './unit-of-work';

/** Behind its ports. */
export type Database = ReturnType<typeof storesOf>;

/** Refused, migrations that were not run yet are `store_older`. */
export type Pending = 'run' | 'refused';

/**
 * Brings its tables up to date. An SQLite file is made (mode 0600), with its folder, when it is missing; a
 * database on SQL Server must be there. Throws a `StoreError` when it cannot.
 */
export async function openDatabase(
  location: DatabaseLocation,
  pending: Pending = 'run',
): Promise<Database> {
  const bringUp = async (source: DataSource): Promise<void> => {
    await (pending === 'run' ? migrate : refuseOther)(source);
    refuseForeign(await foreignSchema(source.manager));
  };
  return storesOf(await inDialect(location, (dialect, there) => dialect.open(there, bringUp)));
}

function storesOf(units: UnitOfWork) {
  const book = createAuditBook();
  return {
    writeLock: units.writeLock,
    auditTrail: createAuditTrail(units, book),
    threads: createThreadStore(units, book),
    deskRecords: envelopesIn(units, 'deskRecord'),
    cases: createCaseRecords(units),
    pool: createPoolStore(units, book),
    staff: createStaffStore(units, book),
    draftKeys: createDraftKeys(units),
    deskKeys: createDeskKeys(units),
    outbox: createOutbox(units),
    proposals: createProposals(units),
    mailedDays: createMailedDays(units),
    yearBook: createYearBook(units),
    sealedKeys: createSealedKeys(units),
    knownVaultKeys: createKnownVaultKeys(units),
    knownMonths: createKnownMonths(units),
    neededKeys: createNeededKeys((question) => units.read(question)),
    installation: createInstallation(units),
    passRules: createPassRules(units, book),
    reminders: createReminders(units),
    /** Rejects with `store_schema`. */
    requireOwnSchema: async () => {
      refuseForeign(await units.read(({ thread }) => foreignSchema(thread.manager)));
    },
    close: units.close,
  };
}

/**
 * Closes the database again.
 * @returns the names of the migrations that were run here. Throws a `StoreError`.
 */
export async function migrateDatabase(location: DatabaseLocation): Promise<readonly string[]> {
  let run: readonly string[] = [];
  const units = await inDialect(location, (dialect, there) =>
    dialect.open(there, async (source) => {
      run = await migrate(source);
      refuseForeign(await foreignSchema(source.manager));
    }),
  );
  await units.close();
  return run;
}

/** The tables of a running bot of another version would change. */
async function refuseOther(source: DataSource): Promise<void> {
  const { pending, unknown } = await readMigrationState(source);
  if (unknown.length > 0) throw new StoreError('store_newer');
  if (pending.length > 0) throw new StoreError('store_older');
}
