import type { Month } from '../domain/day';
import type { CaseRecords, CaseSealer } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { DeskRecords, RecordSealer } from '../ports/desk-records';
import type { DraftKeys } from '../ports/draft-keys';
import type { Journal } from '../ports/journal';
import type { KeyRotation } from '../ports/key-rotation';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Outbox } from '../ports/outbox';
import type { People, Who } from '../ports/people';
import type { ProposalSealer, Proposals } from '../ports/proposals';
import type { Random } from '../ports/random';
import type { Reminding } from '../ports/reminders';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import type { Windows } from '../ports/windows';
import type { RememberedStates } from '../threads/remembered-states';
import type { KeptPool } from './pool/pool';

/** What replacing keys needs of the world: the keeper has it, and the operator's command. */
export interface RotationWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly threads: Pick<ThreadStore, 'page' | 'count' | 'filedUntil' | 'rewrap'>;
  readonly threadSealer: Pick<ThreadSealer, 'isNewest' | 'rewrap'>;
  readonly pool: Pick<KeptPool, 'renewKeys' | 'followUpKeys'>;
  readonly draftKeys: Pick<DraftKeys, 'days'>;
  readonly rotation: KeyRotation;
  /** Marks rosters anew that are under an earlier vault key; gives how many. */
  readonly renewRosters: () => Promise<number>;
}

/** All that the keeper needs of the world: releases, notices, upkeep. Nobody presses anything here. */
export interface KeeperWorld extends RotationWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  /** Whether this process does what happens unattended. */
  readonly leader: Pick<Leader, 'lead'>;
  readonly pool: Pick<KeptPool, 'now' | 'endsOn' | 'release' | 'renewKeys' | 'followUpKeys'>;
  readonly windows: Windows;
  readonly threads: ThreadStore;
  readonly threadSealer: ThreadSealer;
  readonly remembered: RememberedStates;
  readonly messages: Pick<MessageSealer, 'tags' | 'seal' | 'open'>;
  readonly deskRecords: Pick<DeskRecords, 'stored'>;
  readonly records: Pick<RecordSealer, 'noteTags'>;
  readonly cases: Pick<CaseRecords, 'rows'>;
  readonly caseSealer: Pick<CaseSealer, 'tag' | 'open' | 'seal'>;
  readonly people: Pick<People, 'ofDesk' | 'addresses'>;
  readonly outbox: Outbox;
  /** The reminder of fixed days; none in tests that are not about it. */
  readonly reminding?: Reminding | undefined;
  readonly proposals: Pick<Proposals, 'ofDesk' | 'replace' | 'remove'>;
  readonly proposalSealer: ProposalSealer;
  /** The messengers that are connected. */
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  readonly draftKeys: Pick<DraftKeys, 'days' | 'destroyBefore'>;
  /** Makes the draft keys of today and of tomorrow when there are none yet. */
  readonly prepareDays: () => Promise<void>;
  /** What the release's transaction works with: no key is read within it. */
  readonly inRelease: {
    readonly threadSealer: KeeperWorld['threadSealer'];
    /** Asks vault and database for the keys that were missing, outside the transaction. */
    readonly readKeys: () => Promise<void>;
  };
  /** The name of the vault key that seals, if one is known. */
  readonly newestVaultKey: () => string | undefined;
  readonly months: () => readonly Month[];
  /** Destroys a month's key in the vault. */
  readonly destroyMonth: (month: Month) => Promise<void>;
  /** Calls back after so many milliseconds, without keeping the process alive. */
  readonly later: (milliseconds: number, task: () => void) => void;
  /** Resolves after so many milliseconds; people's requests are served meanwhile. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
