import type { RedirectTarget } from '../domain/contacts';
import type { HrClock } from '../domain/deadlines';
import type { Desk, Locale } from '../domain/ids';
import type { ReadyText } from '../domain/ready-text';
import type { NextPolicy } from '../domain/release-rule';
import type { ReminderDays } from '../domain/reminder';
import type { AuditTrail } from '../ports/audit-trail';
import type { CallWords } from '../ports/call-words';
import type { CaseRecords, CaseSealer } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { DeskRecords, RecordSealer } from '../ports/desk-records';
import type { DraftSealer } from '../ports/draft-sealer';
import type { FairShare } from '../ports/fair-share';
import type { Journal } from '../ports/journal';
import type { People } from '../ports/people';
import type { Pool } from '../ports/pool';
import type { ProposalSealer, Proposals } from '../ports/proposals';
import type { Random } from '../ports/random';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import type { Windows } from '../ports/windows';
import type { RememberedCases } from '../threads/remembered-cases';
import type { RememberedStates } from '../threads/remembered-states';

/**
 * All that the desk's side may do. It finds and opens its own desk's threads, writes in them through the
 * pool, takes back what waits there, begins HR's excerpts, and lets people in. Of a stored thread it changes
 * the state alone, when it does something for itself. It derives the code of a report that it enters, opens
 * nothing with it, and releases nothing.
 */
export interface DeskWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly people: Pick<
    People,
    'find' | 'ofDesk' | 'atDesk' | 'redeem' | 'refresh' | 'decide' | 'setAway' | 'audit'
  >;
  readonly threads: Pick<
    ThreadStore,
    | 'byId'
    | 'byIds'
    | 'byBlindIndex'
    | 'byReference'
    | 'ofDesk'
    | 'ofMonth'
    | 'revisions'
    | 'messages'
    | 'stored'
  >;
  readonly threadSealer: Pick<
    ThreadSealer,
    | 'openAsDesk'
    | 'openAsReporter'
    | 'openState'
    | 'lacksKey'
    | 'nameStateKeys'
    | 'newKeys'
    | 'sealState'
    | 'reporterPublicKey'
    | 'excerptKeys'
    | 'rewrap'
  >;
  readonly remembered: RememberedStates;
  readonly messages: Pick<MessageSealer, 'open' | 'seal' | 'tags'>;
  readonly deskRecords: DeskRecords;
  readonly records: RecordSealer;
  readonly receipts: ReceiptKeys;
  readonly callWords: CallWords;
  readonly auditTrail: Pick<AuditTrail, 'ofThread' | 'threadsOf'>;
  readonly cases: CaseRecords;
  readonly caseSealer: CaseSealer;
  readonly rememberedCases: RememberedCases;
  readonly pool: Pick<Pool, 'submit' | 'now' | 'knows' | 'beat'>;
  readonly drafts: DraftSealer;
  readonly proposals: Proposals;
  readonly proposalSealer: ProposalSealer;
  readonly journal: Journal;
  /** A person's share of all presses, at both sides. */
  readonly turn: FairShare;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  /** To whom a desk can redirect: those whose contact is set. */
  readonly targets: (desk: Desk) => readonly RedirectTarget[];
  readonly hrClock: HrClock;
  /** The days of the reminder: what comes before the next one stands on top of the queue. */
  readonly reminderDays?: ReminderDays | undefined;
  /** The windows of the release: when what is written now can be read. */
  readonly windows: Pick<
    Windows,
    'byClock' | 'when' | 'nextPass' | 'readableOn' | 'lastDayFor' | 'isPassed'
  >;
  /** A weaker policy of the release that takes its place from a day on; none from then on. */
  weaker(): NextPolicy | undefined;
  /** Whether what is sent waits for the clock, so that it can be seen and taken back. */
  waits(): boolean;
  /** To be called with each dialog that begins: beats come each second from then on. */
  readonly onBegun: () => void;
  /** To be called once reports are to be closed or opened again together. */
  readonly onAgreed: () => void;
  /** Lets people's requests be served before it goes on. */
  readonly rest: () => Promise<void>;
}
