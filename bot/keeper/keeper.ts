import type { Month } from '../domain/day';
import type { Disposals } from '../domain/disposal';
import type { Journal } from '../ports/journal';
import type { DraftKeys, KeyRotation } from '../ports/keys';
import type { Notifier, Outbox, Reminding } from '../ports/notices';
import type { People, Who } from '../ports/people';
import type { ProposalSealer, Proposals } from '../ports/pool';
import type { Leader } from '../ports/processes';
import type { Random } from '../ports/random';
import type { MessageSealer, ThreadSealer } from '../ports/sealers';
import type {
  CaseRecords,
  CaseSealer,
  DeskRecords,
  RecordSealer,
  ThreadStore,
} from '../ports/threads';
import type { Clock, Windows } from '../ports/time';
import type { RememberedStates } from '../threads/remembered';
import type { KeeperPool } from './pass/pool';

/** Dependencies of a key rotation: the keeper's, and those of the operator's command. */
export interface RotationWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly threads: Pick<ThreadStore, 'page' | 'count' | 'filedUntil' | 'rewrap'>;
  readonly threadSealer: Pick<ThreadSealer, 'isNewest' | 'rewrap'>;
  readonly pool: Pick<KeeperPool, 'renewKeys' | 'followUpKeys'>;
  readonly draftKeys: Pick<DraftKeys, 'days'>;
  readonly rotation: KeyRotation;
  /** Seals again the rosters under an earlier vault key; gives how many. */
  readonly renewRosters: () => Promise<number>;
}

/** Dependencies of the keeper: passes, notices and upkeep, which run unattended. */
export interface KeeperWorld extends RotationWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  /** Whether this process does the unattended work. */
  readonly leader: Pick<Leader, 'lead'>;
  readonly pool: Pick<KeeperPool, 'now' | 'endsOn' | 'pass' | 'renewKeys' | 'followUpKeys'>;
  readonly windows: Windows;
  readonly threads: ThreadStore;
  readonly threadSealer: ThreadSealer;
  readonly remembered: RememberedStates;
  readonly messages: Pick<MessageSealer, 'tags' | 'seal' | 'open'>;
  readonly deskRecords: DeskRecords;
  readonly records: RecordSealer;
  readonly cases: Pick<CaseRecords, 'rows'>;
  readonly caseSealer: Pick<CaseSealer, 'tag' | 'open' | 'seal'>;
  readonly people: Pick<People, 'ofDesk' | 'addresses'>;
  readonly outbox: Outbox;
  /** The reminder on fixed days; tests of other things leave it out. */
  readonly reminding?: Reminding | undefined;
  readonly proposals: Proposals;
  readonly proposalSealer: ProposalSealer;
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  readonly draftKeys: Pick<DraftKeys, 'days' | 'destroyBefore'>;
  /** Makes the draft keys of today and tomorrow where they are missing. */
  readonly prepareDays: () => Promise<void>;
  /** For the pass's transaction, in which no key is read. */
  readonly inPass: {
    readonly threadSealer: KeeperWorld['threadSealer'];
    /** Reads missing keys from vault and database, outside the transaction. */
    readonly readKeys: () => Promise<void>;
  };
  /** The decisions by which cases are disposed of. */
  readonly disposal: Disposals;
  readonly newestVaultKey: () => string | undefined;
  readonly months: () => readonly Month[];
  readonly destroyMonth: (month: Month) => Promise<void>;
  /** Calls back after some milliseconds, without keeping the process alive. */
  readonly later: (milliseconds: number, task: () => void) => void;
  /** Resolves after some milliseconds, in which other requests are served. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
