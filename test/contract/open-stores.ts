import type { AuditTrail } from '../../bot/ports/audit-trail';
import type { Broadcasts } from '../../bot/ports/broadcast';
import type { CaseRecords } from '../../bot/ports/case-records';
import type { DeskKeys } from '../../bot/ports/desk-keys';
import type { DeskRecords } from '../../bot/ports/desk-records';
import type { DraftKeys } from '../../bot/ports/draft-keys';
import type { NeededKeys } from '../../bot/ports/key-needs';
import type { KnownMonths } from '../../bot/ports/known-months';
import type { KnownVaultKeys } from '../../bot/ports/known-vault-keys';
import type { Outbox } from '../../bot/ports/outbox';
import type { PoolStore } from '../../bot/ports/pool';
import type { Proposals } from '../../bot/ports/proposals';
import type { ReleaseRules } from '../../bot/ports/release-rules';
import type { Reminders } from '../../bot/ports/reminders';
import type { SealedKeys } from '../../bot/ports/sealed-keys';
import type { StaffStore } from '../../bot/ports/staff-store';
import type { ThreadStore } from '../../bot/ports/thread-store';
import type { Installation } from '../../db/stores/installation';

/** The stores of one empty database. */
export interface Stores {
  readonly auditTrail: AuditTrail;
  readonly threads: ThreadStore;
  readonly deskRecords: DeskRecords;
  readonly cases: CaseRecords;
  readonly pool: PoolStore;
  readonly staff: StaffStore;
  readonly draftKeys: DraftKeys;
  readonly deskKeys: DeskKeys;
  readonly outbox: Outbox;
  readonly proposals: Proposals;
  readonly broadcasts: Broadcasts;
  readonly sealedKeys: SealedKeys;
  readonly knownVaultKeys: KnownVaultKeys;
  readonly knownMonths: KnownMonths;
  readonly neededKeys: NeededKeys;
  readonly installation: Installation;
  readonly releaseRules: ReleaseRules;
  readonly reminders: Reminders;
}

/** Opens the stores that a contract is tried on, each time empty ones. */
export type OpenStores = () => Promise<{
  readonly database: Stores;
  readonly remove: () => Promise<void>;
}>;
