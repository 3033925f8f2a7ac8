import type { ContactKey } from '../domain/contacts';
import type { HrClock } from '../domain/deadlines';
import type { Locale } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { ReadyText } from '../domain/ready-text';
import type { NextPolicy } from '../domain/release-rule';
import type { ReminderDays } from '../domain/reminder';
import type { ReleasePolicy } from '../domain/window';
import type { BroadcastRoads } from '../keeper/broadcast';
import type { AuditTrail } from '../ports/audit-trail';
import type { Broadcasts } from '../ports/broadcast';
import type { CaseRecords } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { CrowdStore } from '../ports/crowd';
import type { DeskKeys } from '../ports/desk-keys';
import type { DeskRecords } from '../ports/desk-records';
import type { DraftKeys } from '../ports/draft-keys';
import type { Journal } from '../ports/journal';
import type { NeededKeys } from '../ports/key-needs';
import type { KnownMonths } from '../ports/known-months';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Outbox } from '../ports/outbox';
import type { Who } from '../ports/people';
import type { Pool } from '../ports/pool';
import type { Proposals } from '../ports/proposals';
import type { Random } from '../ports/random';
import type { Reminders } from '../ports/reminders';
import type { SealedKeys } from '../ports/sealed-keys';
import type { StaffStore } from '../ports/staff-store';
import type { ThreadStore } from '../ports/thread-store';
import type { Vault } from '../ports/vault';
import type { ReceiptCost } from '../sealing/receipt-keys';

/** What the product is made of. The trial, production and the tests put in what they have. */
export interface Parts {
  readonly stores: {
    readonly auditTrail: AuditTrail;
    readonly threads: ThreadStore;
    readonly deskRecords: DeskRecords;
    readonly cases: CaseRecords;
    readonly pool: Pool;
    readonly staff: StaffStore;
    readonly draftKeys: DraftKeys;
    readonly deskKeys: DeskKeys;
    readonly outbox: Outbox;
    readonly reminders: Reminders;
    readonly proposals: Proposals;
    readonly crowds: CrowdStore;
    readonly broadcasts: Broadcasts;
    readonly sealedKeys: SealedKeys;
    readonly knownVaultKeys: KnownVaultKeys;
    readonly knownMonths: KnownMonths;
    readonly neededKeys: NeededKeys;
  };
  readonly vault: Vault;
  /** Says whether this process does what happens unattended. */
  readonly leader: Pick<Leader, 'lead'>;
  /** The sixteen bytes that tell this installation's data from any other's. */
  readonly deployment: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  /** What practice shows in place of people and their words. */
  readonly invented: (locale: Locale) => Invented;
  /** The contacts that are set. */
  readonly contacts: ReadonlySet<ContactKey>;
  readonly hrClock: HrClock;
  readonly journal: Journal;
  readonly deskJournal: Pick<Journal, 'fault'>;
  /** When what is written is released; `when-told`: only when `release.soon` is called. */
  readonly releases: ReleasePolicy;
  /** Another policy that takes its place from a day on: of a weaker one the desks' members are told. */
  readonly next?: NextPolicy | undefined;
  /** The hour at which a window ends that an earlier policy began; ten where none is given. */
  readonly releaseHour?: number;
  /** On which days every member gets the reminder; on none in tests that are not about it. */
  readonly reminderDays?: ReminderDays | undefined;
  /** Those of the messengers that are set up. */
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  /** Where the weekly piece goes; nowhere unless the operator says so. */
  readonly broadcast?: BroadcastRoads | undefined;
  /** Given by tests alone: how many dialogs one person may begin in an hour. */
  readonly dialogsOfOne?: number;
  /**
   * Given by tests alone: what a receipt's derivation costs, and how the wait for the floor of its answer
   * passes.
   */
  readonly receiptCost?: ReceiptCost;
  readonly pause?: (milliseconds: number) => Promise<void>;
}
