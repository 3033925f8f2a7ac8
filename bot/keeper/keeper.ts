import type { Month } from '../domain/day';
import type { Desk, EpochId } from '../domain/ids';
import type { CaseSealer } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { DeskRecords, RecordSealer } from '../ports/desk-records';
import type { DraftKeys } from '../ports/draft-keys';
import type { Journal } from '../ports/journal';
import type { KeyRotation } from '../ports/key-rotation';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Outbox } from '../ports/outbox';
import type { People, Who } from '../ports/people';
import type { Pool } from '../ports/pool';
import type { ProposalSealer, Proposals } from '../ports/proposals';
import type { Random } from '../ports/random';
import type { Reminding } from '../ports/reminders';
import type {
  EpochKeys,
  MessageSealer,
  Operation,
  PoolSealer,
  ThreadSealer,
} from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import type { Windows } from '../ports/windows';
import type { RememberedStates } from '../threads/remembered-states';

/**
 * What replacing keys needs of the world: the keeper has it, and so has the operator's command beside the
 * running bot.
 */
export interface RotationWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly threads: Pick<ThreadStore, 'page' | 'count' | 'filedUntil' | 'rewrap'>;
  readonly threadSealer: Pick<ThreadSealer, 'isNewest' | 'rewrap'>;
  readonly pool: Pick<Pool, 'waits' | 'running' | 'renew'>;
  readonly epochs: EpochKeys;
  readonly draftKeys: Pick<DraftKeys, 'days'>;
  readonly rotation: KeyRotation;
  /** How many days a window of the release spans that holds now. */
  readonly windowDays: () => Promise<number>;
  /** Marks rosters anew that are under an earlier vault key; gives how many. */
  readonly renewRosters: () => Promise<number>;
  /** Seals anew those for whom the app is installed, if under an earlier vault key; gives how many. */
  readonly renewRecipients: () => Promise<number>;
}

/**
 * Everything that the keeper needs of the world: releases, notices, the day's upkeep. Nobody presses anything
 * here.
 */
export interface KeeperWorld extends RotationWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  /** Whether this process does what happens unattended. */
  readonly leader: Pick<Leader, 'lead'>;
  readonly pool: Pick<
    Pool,
    'epoch' | 'rows' | 'taken' | 'waits' | 'running' | 'renew' | 'release' | 'setEnd'
  >;
  readonly windows: Pick<
    Windows,
    'byClock' | 'days' | 'opensOn' | 'dueOn' | 'endsOn' | 'isOver' | 'isBelievable' | 'isNearlyOver'
  >;
  readonly poolSealer: Pick<PoolSealer, 'newEpoch' | 'open' | 'seal'>;
  readonly threads: Pick<
    ThreadStore,
    | 'byBlindIndex'
    | 'byReference'
    | 'byIds'
    | 'ofDesk'
    | 'revisions'
    | 'ofMonth'
    | 'expiryMonths'
    | 'stored'
    | 'remove'
    | keyof RotationWorld['threads']
  >;
  readonly threadSealer: Pick<
    ThreadSealer,
    | 'openAsDesk'
    | 'openState'
    | 'lacksKey'
    | 'nameStateKeys'
    | 'sealState'
    | keyof RotationWorld['threadSealer']
    | 'rekey'
  >;
  readonly remembered: RememberedStates;
  readonly messages: Pick<MessageSealer, 'tags' | 'slots'>;
  readonly deskRecords: Pick<DeskRecords, 'stored'>;
  readonly records: Pick<RecordSealer, 'noteTags'>;
  readonly caseSealer: Pick<CaseSealer, 'tag'>;
  readonly people: Pick<People, 'ofDesk' | 'addresses'>;
  readonly outbox: Outbox;
  /** The reminder of fixed days; none in tests that are not about it. */
  readonly reminding?: Reminding | undefined;
  readonly proposals: Pick<Proposals, 'ofDesk' | 'replace' | 'remove'>;
  readonly proposalSealer: ProposalSealer;
  /** What the operator's rehearsal takes. */
  readonly rehearsals: {
    readonly slotIn: (epoch: EpochId) => Uint8Array;
    readonly report: (desk: Desk) => Extract<Operation, { kind: 'filing' }>;
  };
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
  /** The months of which the vault has a key. */
  readonly months: () => readonly Month[];
  /** Destroys a month's key in the vault. */
  readonly destroyMonth: (month: Month) => Promise<void>;
  /** Calls back after so many milliseconds, without keeping the process alive. */
  readonly later: (milliseconds: number, task: () => void) => void;
  /** Resolves after so many milliseconds; people's requests are served meanwhile. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
