import type { DataSource } from 'typeorm';
import type { AuditTrail } from '../bot/ports/audit-trail';
import type { Broadcasts } from '../bot/ports/broadcast';
import type { CaseRecords } from '../bot/ports/case-records';
import type { CrowdStore } from '../bot/ports/crowd';
import type { DeskKeys } from '../bot/ports/desk-keys';
import type { DeskRecords } from '../bot/ports/desk-records';
import type { DraftKeys } from '../bot/ports/draft-keys';
import type { NeededKeys } from '../bot/ports/key-needs';
import type { KnownMonths } from '../bot/ports/known-months';
import type { KnownVaultKeys } from '../bot/ports/known-vault-keys';
import type { Outbox } from '../bot/ports/outbox';
import type { Pool } from '../bot/ports/pool';
import type { Proposals } from '../bot/ports/proposals';
import type { ReleaseRules } from '../bot/ports/release-rules';
import type { Reminders } from '../bot/ports/reminders';
import type { SealedKeys } from '../bot/ports/sealed-keys';
import type { StaffStore } from '../bot/ports/staff-store';
import type { ThreadStore } from '../bot/ports/thread-store';
import { inDialect } from './dialects';
import type { DatabaseLocation } from './location';
import { migrate } from './migrate';
import { readMigrationState } from './migration-state';
import { StoreError } from './store-error';
import { createAuditBook } from './stores/audit-book';
import { createAuditTrail } from './stores/audit-trail';
import { createBroadcasts } from './stores/broadcast';
import { createCaseRecords } from './stores/case-records';
import { createCrowdStore } from './stores/crowd';
import { createDeskKeys } from './stores/desk-keys';
import { createDeskRecords } from './stores/desk-records';
import { createDraftKeys } from './stores/draft-keys';
import { createInstallation, type Installation } from './stores/installation';
import { createKnownMonths } from './stores/known-months';
import { createKnownVaultKeys } from './stores/known-vault-keys';
import { createNeededKeys } from './stores/needed-keys';
import { createOutbox } from './stores/outbox';
import { createPool } from './stores/pool';
import { createProposals } from './stores/proposals';
import { createReleaseRules } from './stores/release-rules';
import { createReminders } from './stores/reminders';
import { createSealedKeys } from './stores/sealed-keys';
import { createStaffStore } from './stores/staff-store';
import { createThreadStore } from './stores/thread-store';

/** All that is stored, behind its ports. */
export interface Database {
  readonly auditTrail: AuditTrail;
  readonly threads: ThreadStore;
  readonly deskRecords: DeskRecords;
  readonly cases: CaseRecords;
  readonly pool: Pool;
  readonly staff: StaffStore;
  readonly draftKeys: DraftKeys;
  readonly deskKeys: DeskKeys;
  readonly outbox: Outbox;
  readonly proposals: Proposals;
  readonly crowds: CrowdStore;
  readonly broadcasts: Broadcasts;
  readonly sealedKeys: SealedKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly knownMonths: KnownMonths;
  readonly neededKeys: NeededKeys;
  readonly installation: Installation;
  readonly releaseRules: ReleaseRules;
  readonly reminders: Reminders;
  /** Waits for what is under way, then lets go of the file or of the connections. */
  close(): Promise<void>;
}

/** What becomes of migrations that were not run yet; refused, they are `store_older`. */
export type Pending = 'run' | 'refused';

/**
 * Opens a database and brings its tables up to date. An SQLite file is made (mode 0600), with its folder,
 * when it is missing; a database on SQL Server must be there. Throws a `StoreError` when it cannot.
 */
export async function openDatabase(
  location: DatabaseLocation,
  pending: Pending = 'run',
): Promise<Database> {
  const bringUp = pending === 'run' ? migrate : refuseOther;
  const units = await inDialect(location, (dialect, there) => dialect.open(there, bringUp));
  const book = createAuditBook();
  return {
    auditTrail: createAuditTrail(units, book),
    threads: createThreadStore(units, book),
    deskRecords: createDeskRecords(units),
    cases: createCaseRecords(units),
    pool: createPool(units, book),
    staff: createStaffStore(units, book),
    draftKeys: createDraftKeys(units),
    deskKeys: createDeskKeys(units),
    outbox: createOutbox(units),
    proposals: createProposals(units, book),
    crowds: createCrowdStore(units),
    broadcasts: createBroadcasts(units),
    sealedKeys: createSealedKeys(units),
    knownVaultKeys: createKnownVaultKeys(units),
    knownMonths: createKnownMonths(units),
    neededKeys: createNeededKeys((question) => units.read(question)),
    installation: createInstallation(units),
    releaseRules: createReleaseRules(units, book),
    reminders: createReminders(units),
    close: () => units.close(),
  };
}

/**
 * Brings the tables of a database up to date, and closes it again.
 * @returns the names of the migrations that were run here. Throws a `StoreError`.
 */
export async function migrateDatabase(location: DatabaseLocation): Promise<readonly string[]> {
  let run: readonly string[] = [];
  const units = await inDialect(location, (dialect, there) =>
    dialect.open(there, async (source) => {
      run = await migrate(source);
    }),
  );
  await units.close();
  return run;
}

/** Beside a bot of another version nothing is migrated: its tables would change under it. */
async function refuseOther(source: DataSource): Promise<void> {
  const { pending, unknown } = await readMigrationState(source);
  if (unknown.length > 0) throw new StoreError('store_newer');
  if (pending.length > 0) throw new StoreError('store_older');
}
